/**
 * How a release runs: a list of states, each brought about when it is not there yet (spec release §2, style §3.4).
 *
 * <p>A {@link run.aicr.release.step.Step} looks at the world and can act; {@link run.aicr.release.step.ReleaseRun} brings
 * the steps in order and keeps the {@link run.aicr.release.step.Ledger}. A step takes the steps it needs as constructor
 * parameters, so nothing can be named before it is there.
 */
@NullMarked
package run.aicr.release.step;

import org.jspecify.annotations.NullMarked;
