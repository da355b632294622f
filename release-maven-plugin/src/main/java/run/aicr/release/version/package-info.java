/**
 * Tags and numbers: which tag is ours, which is higher, and what comes next (spec release §6.1, §6.3).
 *
 * <p>{@link run.aicr.release.version.TagName#of} sorts every tag name into a {@link
 * run.aicr.release.version.ReleaseTag}, a {@link run.aicr.release.version.ForeignTag} (another SemVer pre-release) or
 * an {@link run.aicr.release.version.InvalidTag}. {@link run.aicr.release.version.NextVersion} answers what a bump
 * makes of a {@link run.aicr.release.version.TagSet}.
 *
 * <p>Everything here is a pure function of names and numbers; who reads them from where is the matter of {@code git}
 * and {@code bump}. Numbers have any length.
 */
@NullMarked
package run.aicr.release.version;

import org.jspecify.annotations.NullMarked;
