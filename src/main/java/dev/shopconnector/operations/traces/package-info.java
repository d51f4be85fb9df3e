/**
 * Traces for an OpenTelemetry collector, off until one is set: what each route does, and for each order a trace of its own
 * from its reading to the yes of TikTok to its parcels.
 */
@NullMarked
package dev.shopconnector.operations.traces;

import org.jspecify.annotations.NullMarked;
