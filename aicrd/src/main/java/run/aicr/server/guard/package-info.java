/**
 * What stands before the resources: request ids, API version, rate limit and allow-lists (spec api §1.2, §2).
 *
 * <p>{@link run.aicr.server.guard.RateLimiter} is one bucket for the process, {@link run.aicr.server.guard.AllowLists}
 * restricts the criteria that are answered. All of it is lock-free or immutable.
 */
@NullMarked
package run.aicr.server.guard;

import org.jspecify.annotations.NullMarked;
