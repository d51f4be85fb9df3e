package dev.shopconnector.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads of one statement, each one round trip: on connections of their own that autocommit and to which the server lets
 * nobody write (ADR 25). Inside a transaction it is that transaction which is asked, so that nobody misses what he wrote.
 */
@Component
public class Looks implements AutoCloseable {
    /** Of so many connections for transactions there is one for looks, which are over at once. */
    private static final int TRANSACTIONS_PER_LOOK = 4;

    private final @Nullable HikariDataSource pool;
    private final JdbcClient alone;
    private final JdbcClient within;

    Looks(DataSource transactions, JdbcClient within) throws SQLException {
        this.pool = transactions.isWrapperFor(HikariDataSource.class)
                ? pool(transactions.unwrap(HikariDataSource.class))
                : null;
        this.alone = pool == null ? within : JdbcClient.create(pool);
        this.within = within;
    }

    /** The statement, which must be a SELECT without a lock, and the only one whose answer counts together. */
    public JdbcClient.StatementSpec sql(String select) {
        boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        return (inTransaction ? within : alone).sql(select);
    }

    /** Spring calls it when the node ends. */
    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    private static HikariDataSource pool(HikariDataSource transactions) {
        int most = Math.max(2, transactions.getMaximumPoolSize() / TRANSACTIONS_PER_LOOK);
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("looks");
        pool.setJdbcUrl(transactions.getJdbcUrl());
        pool.setUsername(transactions.getUsername());
        pool.setPassword(transactions.getPassword());
        pool.setDataSourceProperties(transactions.getDataSourceProperties());
        String settings = transactions.getConnectionInitSql();
        pool.setConnectionInitSql((settings == null ? "SET " : settings + ", ") + "tx_read_only = 1");
        pool.setTransactionIsolation(transactions.getTransactionIsolation());
        pool.setConnectionTimeout(transactions.getConnectionTimeout());
        pool.setMaxLifetime(transactions.getMaxLifetime());
        pool.setKeepaliveTime(transactions.getKeepaliveTime());
        pool.setMaximumPoolSize(most);
        // Below zero until somebody has used the other pool, where nothing is set: then as many as there may be.
        if (transactions.getMinimumIdle() >= 0) {
            pool.setMinimumIdle(Math.min(most, transactions.getMinimumIdle()));
        }
        return pool;
    }
}
