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
 * @param message all of it, as written
 */
public record Commit(String id, List<String> parents, long time, String subject, String body, String message) {
    public Commit {
        parents = List.copyOf(parents);
    }

    /** A commit whose message is the subject and, after an empty line, the body. */
    public Commit(String id, List<String> parents, long time, String subject, String body) {
        this(id, parents, time, subject, body, subject + (body.isEmpty() ? "" : "\n\n" + body) + "\n");
    }

    public boolean isMerge() {
        return parents.size() > 1;
    }
}
