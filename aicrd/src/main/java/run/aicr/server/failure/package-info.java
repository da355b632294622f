/**
 * What the server refuses and how it says so (spec api §3).
 *
 * <p>{@link run.aicr.server.failure.ApiException} carries code, message and details; {@link
 * run.aicr.server.failure.ErrorBody} is the one JSON form of all of them. Causes of 5xx answers are logged, never sent.
 */
@NullMarked
package run.aicr.server.failure;

import org.jspecify.annotations.NullMarked;
