/**
 * The contract between a validator container and the run that starts it (spec validate §10.4).
 *
 * <p>A program of this kind is a list of {@link run.aicr.validator.Check}s handed to {@link
 * run.aicr.validator.ValidatorMain}: argument 1 names the check, {@link run.aicr.validator.CheckContext} carries what it
 * may use, its {@link run.aicr.validator.Outcome} becomes exit code 0 (passed), 1 (failed) or 2 (skipped) and the text
 * in the termination file.
 *
 * <p>Evidence goes to standard output, log lines go to standard error. Everything that is read from outside has a limit,
 * and a check ends at its deadline.
 */
@NullMarked
package run.aicr.validator;

import org.jspecify.annotations.NullMarked;
