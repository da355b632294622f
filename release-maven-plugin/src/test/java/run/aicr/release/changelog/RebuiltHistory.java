package run.aicr.release.changelog;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.document.Fields;
import run.aicr.release.Goldens;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;

/** A real repository made from commit facts, by the recipe of the goldens' README. */
final class RebuiltHistory {
    private final Scratch scratch;
    private final Map<String, String> rebuilt = new LinkedHashMap<>();
    private final Map<String, String> original = new HashMap<>();

    RebuiltHistory(String source, Path folder) {
        scratch = Scratch.init(folder);
        String tree = scratch.gitWithInput("", "hash-object", "-t", "tree", "-w", "--stdin");
        for (Fields commit : Goldens.fields(Goldens.json(source)).list("commits")) {
            add(commit, tree);
        }
    }

    private void add(Fields commit, String tree) {
        StringBuilder object = new StringBuilder("tree " + tree + "\n");
        commit.texts("parents")
                .forEach(p -> object.append("parent ").append(rebuilt.get(p)).append('\n'));
        Fields author = commit.fields("author").orElseThrow();
        String who = author.requiredText("name") + " <" + author.requiredText("email") + "> ";
        object.append("author ")
                .append(who)
                .append(time(commit.requiredText("authorDate")))
                .append('\n');
        object.append("committer ")
                .append(who)
                .append(time(commit.requiredText("commitDate")))
                .append("\n\n");
        object.append(message(commit));
        String id = scratch.gitWithInput(object.toString(), "hash-object", "-t", "commit", "-w", "--stdin");
        commit.text("rebuiltSha").filter(expected -> !expected.equals(id)).ifPresent(expected -> {
            throw new AssertionError("rebuilt " + id + " instead of " + expected);
        });
        rebuilt.put(commit.requiredText("sha"), id);
        original.put(id, commit.requiredText("sha"));
    }

    private String message(Fields commit) {
        StringBuilder message = new StringBuilder(commit.requiredText("subject")).append('\n');
        String body = commit.textOrEmpty("body");
        if (!body.isEmpty()) {
            for (Map.Entry<String, String> known : rebuilt.entrySet()) {
                body = body.replace("@" + known.getKey() + "@", known.getValue());
            }
            message.append('\n').append(body).append('\n');
        }
        List<String> trailers = commit.texts("trailers");
        if (!trailers.isEmpty()) {
            message.append('\n').append(String.join("\n", trailers)).append('\n');
        }
        return message.toString();
    }

    private static String time(String date) {
        OffsetDateTime time = OffsetDateTime.parse(date);
        return time.toEpochSecond() + " "
                + time.getOffset().getId().replace(":", "").replace("Z", "+0000");
    }

    /** Puts {@code main} and the tags where a case wants them. */
    GitRepository arrange(Fields expected) {
        for (String old : scratch.git("tag").lines().filter(t -> !t.isEmpty()).toList()) {
            scratch.git("update-ref", "-d", "refs/tags/" + old);
        }
        for (Fields tag : expected.list("tags")) {
            String name = tag.requiredText("name");
            scratch.git("tag", "-a", "-m", "Release " + name, name, id(tag.requiredText("commit")));
        }
        scratch.git("update-ref", "refs/heads/main", id(expected.requiredText("to")));
        return scratch.open();
    }

    String id(String sha) {
        return rebuilt.get(sha);
    }

    String sha(String id) {
        return original.get(id);
    }
}
