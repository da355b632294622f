/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
        String tree = scratch.object("tree", "");
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
        String id = scratch.object("commit", object.toString());
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
        StringBuilder refs = new StringBuilder();
        scratch.git("for-each-ref", "--format=delete %(refname)", "refs/tags")
                .lines()
                .forEach(line -> refs.append(line).append('\n'));
        scratch.gitWithInput(refs.toString(), "update-ref", "--stdin");
        refs.setLength(0);
        for (Fields tag : expected.list("tags")) {
            String name = tag.requiredText("name");
            String object = scratch.object(
                    "tag",
                    "object " + id(tag.requiredText("commit")) + "\ntype commit\ntag " + name
                            + "\ntagger Test <test@example.com> 1770000000 +0000\n\nRelease " + name + "\n");
            refs.append("update refs/tags/" + name + " " + object + "\n");
        }
        refs.append("update refs/heads/main " + id(expected.requiredText("to")) + "\n");
        scratch.gitWithInput(refs.toString(), "update-ref", "--stdin");
        return scratch.open();
    }

    String id(String sha) {
        return rebuilt.get(sha);
    }

    String sha(String id) {
        return original.get(id);
    }
}
