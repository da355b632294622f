/**
 * How every part of AICR says that something went wrong.
 *
 * <p>Expected outcomes are values of the packages that know them. What stops the work is one unchecked {@link
 * run.aicr.error.AicrException}; its {@link run.aicr.error.ErrorClass} decides exit code and HTTP status.
 */
@NullMarked
package run.aicr.error;

import org.jspecify.annotations.NullMarked;
