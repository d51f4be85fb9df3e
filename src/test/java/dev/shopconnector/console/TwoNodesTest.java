package dev.shopconnector.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopconnector.flows.Flows;
import dev.shopconnector.sandbox.SandboxOptions;
import dev.shopconnector.sandbox.TikTokSandbox;
import dev.shopconnector.testing.EmbeddedMariaDb;
import dev.shopconnector.testing.RunningConnector;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Two nodes of one name in one process: each has its own MBeans, and takes them along when it ends. */
class TwoNodesTest {
    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    @Test
    void bothAreInTheConsole() throws JMException {
        String jdbcUrl = EmbeddedMariaDb.shared().freshUrl();
        try (TikTokSandbox sandbox = TikTokSandbox.start(SandboxOptions.forTests());
                RunningConnector one = RunningConnector.start(sandbox, jdbcUrl, "camel.main.name=twin")) {
            try (RunningConnector two = RunningConnector.start(sandbox, jdbcUrl, "camel.main.name=twin")) {
                assertThat(named("com.zaxxer.hikari:*")).isEmpty();
                assertThat(named("dev.shopconnector:node=twin,name=Shops")).hasSize(1);
                assertThat(named("dev.shopconnector:node=twin (2),name=Shops")).hasSize(1);
                assertThat(contextOf(one)).isNotEqualTo(contextOf(two));
                for (RunningConnector node : Set.of(one, two)) {
                    assertThat(named("org.apache.camel:context=" + contextOf(node) + ",type=context,*"))
                            .hasSize(1);
                }
            }
            assertThat(named("dev.shopconnector:node=twin (2),*")).isEmpty();
            assertThat(named("dev.shopconnector:node=twin,*")).isNotEmpty();
            assertThat(named("org.apache.camel:context=" + contextOf(one) + ",type=context,*"))
                    .hasSize(1);
        }
        assertThat(named("dev.shopconnector:node=twin,*")).isEmpty();
        assertThat(named("org.apache.camel:context=twin*,*")).isEmpty();
    }

    private static Set<ObjectName> named(String pattern) throws JMException {
        return JMX.queryNames(new ObjectName(pattern), null);
    }

    private static String contextOf(RunningConnector node) {
        return node.bean(Flows.class).camel().getName();
    }
}
