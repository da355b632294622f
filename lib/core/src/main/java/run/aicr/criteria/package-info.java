/**
 * What a recipe is asked for: service, accelerator, intent, operating system, platform and number of nodes.
 *
 * <p>{@link run.aicr.criteria.Dimension} holds the table of built-in values and aliases and turns a typed word into a
 * value; {@link run.aicr.criteria.Criteria} is the set of values and the rule of matching (spec recipe §2, §6.1).
 * Values that only a catalogue names come in through {@link run.aicr.criteria.KnownValues}.
 *
 * <p>On the path of short commands: loops instead of streams and lambdas (spec performance §4).
 */
@NullMarked
package run.aicr.criteria;

import org.jspecify.annotations.NullMarked;
