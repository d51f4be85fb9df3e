/** What operators see and steer in Hawtio: MBeans with words, and what else of JMX they may reach through jolokia. */
@NullMarked
package dev.shopconnector.console;

import org.jspecify.annotations.NullMarked;
