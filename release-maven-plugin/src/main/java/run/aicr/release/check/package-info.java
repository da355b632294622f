/**
 * Verifying a release as a consumer would, from its files, its image layout and one public key (spec release §2.7, §7.5).
 *
 * <p>{@link run.aicr.release.check.ConsumerCheck} is the one engine behind the states {@code attested} and {@code
 * checked} and the goal {@code verify}; it changes nothing.
 */
@NullMarked
package run.aicr.release.check;

import org.jspecify.annotations.NullMarked;
