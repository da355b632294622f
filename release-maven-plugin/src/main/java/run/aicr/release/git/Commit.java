package run.aicr.release.git;

import java.util.List;

/**
 * A commit as a changelog needs it.
 *
 * @param id full object id
 * @param parents ids in order; two or more make a merge
 * @param time committer time in seconds since 1970
 * @param subject first paragraph of the message, on one line, blanks at its ends included when there are any
 * @param body the rest of the message, trailers included; may be empty
 */
public record Commit(String id, List<String> parents, long time, String subject, String body) {
    public Commit {
        parents = List.copyOf(parents);
    }

    public boolean isMerge() {
        return parents.size() > 1;
    }
}
