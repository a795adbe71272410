package vn.hospitalkiosk.gateway.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hospitalkiosk.gateway.payment.Transactions;

public final class SpringTransactions implements Transactions {
    private final TransactionTemplate template;

    public SpringTransactions(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(
                template.<T>execute(_ -> work.get()), "the work returned nothing");
    }
}
