/**
 * A request and its answer as values, free of any HTTP library.
 *
 * <p>{@link run.aicr.server.exchange.Resource} is what answers under one path. Bodies are read on demand and never beyond
 * the limit their reader names.
 */
@NullMarked
package run.aicr.server.exchange;

import org.jspecify.annotations.NullMarked;
