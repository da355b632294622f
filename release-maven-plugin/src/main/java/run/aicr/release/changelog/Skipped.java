package run.aicr.release.changelog;

/**
 * A commit of the range that is not listed.
 *
 * @param reason one of {@code merge}, {@code empty}, {@code housekeeping}, {@code reverted-in-range}, {@code type-…}
 */
public record Skipped(String commit, String reason) {}
