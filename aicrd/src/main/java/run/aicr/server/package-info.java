/**
 * The HTTP API server {@code aicrd} (spec api).
 *
 * <p>{@link run.aicr.server.Main} reads {@link run.aicr.server.Settings} from the environment and starts {@link
 * run.aicr.server.ApiServer}. A request goes through one door, {@code HttpDoor}, which is the only class that knows the
 * HTTP library; behind it {@code Chain} applies the layers of spec §2 in order and picks one resource by its exact path.
 *
 * <p>Resources turn a {@link run.aicr.server.exchange.Call} into an {@link run.aicr.server.exchange.Answer}; what they
 * refuse they throw as {@link run.aicr.server.failure.ApiException}. The server keeps no state but caches and counters.
 */
@NullMarked
package run.aicr.server;

import org.jspecify.annotations.NullMarked;
