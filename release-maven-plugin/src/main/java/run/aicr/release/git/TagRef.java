package run.aicr.release.git;

/**
 * A tag as a repository holds it.
 *
 * @param object id of the tag object; for a lightweight tag, of the commit
 * @param commit id of what it names in the end
 */
public record TagRef(String name, String object, String commit) {
    public boolean isAnnotated() {
        return !object.equals(commit);
    }
}
