/**
 * What changed since the last release, for people (spec release §5).
 *
 * <p>{@link run.aicr.release.changelog.Changelog#of} is a pure function of commits: one engine for the goal, the
 * release notes, the preview of a candidate, and the question whether a range breaks anything. {@link
 * run.aicr.release.changelog.ChangelogRange} picks the commits from a repository, {@link
 * run.aicr.release.changelog.ReleaseNotes} puts the list between installation and verification.
 *
 * <p>Nothing asks the network, and the same commit graph gives the same bytes on every machine.
 */
@NullMarked
package run.aicr.release.changelog;

import org.jspecify.annotations.NullMarked;
