/**
 * Scenarios beside routes: {@code routes/<name>.test.yaml} says what a route is given and what is expected of it, and is
 * played without database and network. {@code docs/scenarios.md} describes the files.
 */
@NullMarked
package dev.shopconnector.scenarios;

import org.jspecify.annotations.NullMarked;
