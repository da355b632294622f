/**
 * The constraint language of recipes: what to read from a system, and what the reading must be (spec recipe §9).
 *
 * <p>{@link run.aicr.constraint.ConstraintPath} names a reading, {@link run.aicr.constraint.Expression} is the demand,
 * {@link run.aicr.constraint.Readings} is where readings come from (a snapshot, a live system, a table in a test), and
 * {@link run.aicr.constraint.Evaluation} is the answer. The wording of faults is part of the format: it appears in
 * recipes as the reason of an excluded overlay.
 */
@NullMarked
package run.aicr.constraint;

import org.jspecify.annotations.NullMarked;
