/**
 * "Did you mean": finds the known words that are near a word somebody typed.
 *
 * <p>Used wherever a value, a flag or a command is unknown. Start with {@link run.aicr.suggestion.NearestWords}.
 */
@NullMarked
package run.aicr.suggestion;

import org.jspecify.annotations.NullMarked;
