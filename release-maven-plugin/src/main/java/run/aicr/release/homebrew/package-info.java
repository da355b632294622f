/**
 * The Homebrew formula of the command line program (spec release §3.7, release-practice §13).
 *
 * <p>{@link run.aicr.release.homebrew.Formula} is the text, a pure function of tag and archives. {@link
 * run.aicr.release.homebrew.FormulaDecision} says whether it is written at all: never for a candidate, never below what
 * the tap has, never with other bytes for the same version, and only after the release is public.
 *
 * <p>Pushing it into the tap is the matter of the step that calls this.
 */
@NullMarked
package run.aicr.release.homebrew;

import org.jspecify.annotations.NullMarked;
