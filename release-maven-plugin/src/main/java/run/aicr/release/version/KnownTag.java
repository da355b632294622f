package run.aicr.release.version;

/**
 * A release tag of the remote.
 *
 * @param commit id of the commit it names
 * @param annotated whether it is a tag object and not a lightweight tag
 * @param reachable whether its commit is in the history of the commit to be tagged
 */
public record KnownTag(ReleaseTag tag, String commit, boolean annotated, boolean reachable) {}
