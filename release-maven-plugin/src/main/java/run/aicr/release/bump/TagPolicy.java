package run.aicr.release.bump;

/**
 * What a repository has decided about its tags.
 *
 * @param mainBranch the branch that releases come from
 * @param signTags sign tags even when git's configuration does not ask for it
 */
public record TagPolicy(String mainBranch, boolean signTags) {
    public static final TagPolicy DEFAULT = new TagPolicy("main", false);
}
