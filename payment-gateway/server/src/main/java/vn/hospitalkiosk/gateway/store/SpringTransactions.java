package vn.hospitalkiosk.gateway.store;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hospitalkiosk.gateway.payment.Transactions;

public final class SpringTransactions implements Transactions {
    private final TransactionTemplate template;
    private final JdbcTemplate jdbc;

    public SpringTransactions(DataSourceTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
        DataSource source = Objects.requireNonNull(transactions.getDataSource());
        this.jdbc = new JdbcTemplate(source);
    }

    /// When it returns, the work is on disk.
    @Override
    public <T> T within(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return run(_ -> work.get());
        }
        try (Together together = Together.offered(jdbc)) {
            return run(transaction -> {
                T done = work.get();
                // A part of it may have failed and been caught.
                if (!transaction.isRollbackOnly()) {
                    together.end();
                }
                return done;
            });
        }
    }

    private <T> T run(TransactionCallback<T> work) {
        return Objects.requireNonNull(template.execute(work), "the work returned nothing");
    }
}
