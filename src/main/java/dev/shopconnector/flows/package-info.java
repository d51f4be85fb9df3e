/**
 * The routes as people edit them while they run: a folder of files, checked as a whole, started beside the set that
 * runs, and put in its place without an exchange being lost. ADR 0014 says why a set is a Camel context of its own.
 */
@NullMarked
package dev.shopconnector.flows;

import org.jspecify.annotations.NullMarked;
