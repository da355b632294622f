/**
 * The checks of phase conformance: can the cluster do what AI workloads need (spec validators §5).
 *
 * <p>{@link run.aicr.validator.conformance.Main} is the program of the container image; one class per check, named like
 * the check.
 */
@NullMarked
package run.aicr.validator.conformance;

import org.jspecify.annotations.NullMarked;
