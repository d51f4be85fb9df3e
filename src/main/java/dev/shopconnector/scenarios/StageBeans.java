package dev.shopconnector.scenarios;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connector's own beans, made when a route asks for them, around a database that is not there. Not a
 * {@code @Configuration}, so that the connector itself does not find it.
 */
@ComponentScan(
        basePackages = "dev.shopconnector",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class),
            // The rest of flows runs the routes of the own folder as soon as Spring is up.
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "dev\\.shopconnector\\.flows\\.(?!FailureInWords).*")
        })
@ConfigurationPropertiesScan("dev.shopconnector")
@EnableTransactionManagement(proxyTargetClass = true)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
class StageBeans {

    @Bean
    @Primary
    Clock scenarioClock(StageClock clock) {
        return clock;
    }

    @Bean
    ProducerTemplate producerTemplate(CamelContext camel) {
        return camel.createProducerTemplate();
    }

    @Bean
    FluentProducerTemplate fluentProducerTemplate(CamelContext camel) {
        return camel.createFluentProducerTemplate();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    DataSource dataSource(StepWatch watch) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                watch.askedTheDatabase();
                throw new SQLException("a scenario has no database");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    /** Transactions begin and end, and there is nothing in them. */
    @Bean
    PlatformTransactionManager transactionManager() {
        return new NoTransactions();
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    private static final class NoTransactions extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // Nothing to begin.
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // Nothing to keep.
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // Nothing to undo.
        }
    }
}
