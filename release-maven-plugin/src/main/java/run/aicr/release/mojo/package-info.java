/**
 * The goals of the plugin: one class per goal, each at most a page, and nothing but Maven in between.
 *
 * <p>A goal reads its parameters, calls one entry of another package and turns the answer into a {@link
 * run.aicr.release.mojo.GoalResult}. {@link run.aicr.release.mojo.ReleaseMojo} does the rest for all of them: the
 * parameters that every goal has, the result file, and the one form of failure.
 *
 * <p>A parameter {@code x} is the property {@code aicr.release.x}; where the specification writes {@code -Dx}, that
 * short form counts as well. Both with different values is an error (spec release §7).
 */
@NullMarked
package run.aicr.release.mojo;

import org.jspecify.annotations.NullMarked;
