package vn.hospitalkiosk.gateway.store;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hospitalkiosk.gateway.payment.Transactions;

public final class SpringTransactions implements Transactions {
    private final TransactionTemplate template;
    private final JdbcClient jdbc;

    public SpringTransactions(DataSourceTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
        DataSource source = Objects.requireNonNull(transactions.getDataSource());
        this.jdbc = JdbcClient.create(source);
    }

    /// When it returns, the work is on disk.
    @Override
    public <T> T within(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return run(work);
        }
        try (LateFlush late = LateFlush.offered(jdbc)) {
            T done = run(work);
            late.flush();
            return done;
        }
    }

    private <T> T run(Supplier<T> work) {
        return Objects.requireNonNull(
                template.<T>execute(_ -> work.get()), "the work returned nothing");
    }
}
