/**
 * The checks of phase deployment: are the components of a recipe installed and healthy (spec validators §2).
 *
 * <p>{@link run.aicr.validator.deployment.Main} is the program of the container image; one class per check, named like
 * the check.
 */
@NullMarked
package run.aicr.validator.deployment;

import org.jspecify.annotations.NullMarked;
