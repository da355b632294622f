/**
 * How an operator sees the server: log, health, readiness and metrics (spec api §1.4, §4.7, §7).
 *
 * <p>{@link run.aicr.server.observe.ServerLog} writes JSON lines, {@link run.aicr.server.observe.ServerMetrics} holds the
 * counters and their text form. The three system endpoints are plain resources outside the layers of the API.
 */
@NullMarked
package run.aicr.server.observe;

import org.jspecify.annotations.NullMarked;
