/**
 * The checks of phase performance: does the cluster reach the numbers of the recipe (spec validators §6, §7).
 *
 * <p>{@link run.aicr.validator.performance.Main} is the program of the container image; one class per check, named like
 * the check. A check first finds out whether its question arises at all, so that it takes GPUs for good reason only.
 */
@NullMarked
package run.aicr.validator.performance;

import org.jspecify.annotations.NullMarked;
