/** The console's MBeans as JMX has them. */
@NullMarked
package dev.shopconnector.console;

import org.jspecify.annotations.NullMarked;
