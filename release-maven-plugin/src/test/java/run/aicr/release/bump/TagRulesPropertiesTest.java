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
package run.aicr.release.bump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Scratch;
import run.aicr.release.version.BumpType;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/** Two people do anything that people do to tags; whatever they do, the rules of tags hold. */
class TagRulesPropertiesTest {
    private static final int COMMANDS = 18;
    private static final List<BumpType> TYPES = List.of(BumpType.values());
    private static final List<String> SUBJECTS = List.of("feat: new", "fix: mend", "feat!: break", "docs: say");
    private static final List<String> OTHER_TAGS =
            List.of("v9.9.9-beta1", "v1.2", "nightly", "v01.2.3", "v3.0.0-rc0", "v2.0.0-RC1");

    private static final CandidateReleases ALL_PUBLISHED = new CandidateReleases() {
        @Override
        public boolean isPublished(ReleaseTag candidate, String commit) {
            return true;
        }

        @Override
        public Optional<String> withdrawn(ReleaseTag candidate) {
            return Optional.empty();
        }

        @Override
        public boolean hasPayload(ReleaseTag candidate) {
            return true;
        }
    };

    @TempDir
    Path temporary;

    private Random random = new Random(0);
    private Scratch bare;
    private List<Scratch> clones;
    private String log = "";

    /** Tags that a goal made, with their commit. */
    private final Map<String, String> made = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void rulesOfTagsHoldWhateverPeopleDo(long seed) throws Exception {
        random = new Random(seed);
        begin();
        log = "seed " + seed;
        for (int i = 0; i < COMMANDS; i++) {
            oneCommand();
        }
        assertTrue(log.contains("=> v"), () -> "no command made a tag: " + log);
    }

    private void begin() {
        bare = Scratch.bare(temporary.resolve("remote.git"));
        Scratch first = Scratch.init(temporary.resolve("first"));
        first.git("remote", "add", "origin", bare.folder().toString());
        first.commit("feat: begin");
        first.git("push", "--quiet", "origin", "main");
        Scratch second = Scratch.existing(temporary.resolve("second"));
        first.git("clone", "--quiet", bare.folder().toString(), second.folder().toString());
        clones = List.of(first, second);
    }

    private void oneCommand() throws Exception {
        Scratch clone = clones.get(random.nextInt(clones.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> commit(clone);
            case 3, 4, 5 -> checked(clone, bump(clone));
            case 6 -> checked(clone, promotion(clone));
            case 7 -> race();
            case 8 -> otherTag(clone);
            default -> switchBranch(clone);
        }
    }

    private void commit(Scratch clone) {
        String branch = clone.git("rev-parse", "--abbrev-ref", "HEAD");
        clone.git("fetch", "--quiet", "--no-tags", "origin");
        clone.git("reset", "--quiet", "--hard", "origin/" + branch);
        clone.commit(SUBJECTS.get(random.nextInt(SUBJECTS.size())));
        boolean pushed = random.nextInt(6) > 0;
        if (pushed) {
            clone.git("push", "--quiet", "origin", branch);
        }
        log += "; commit on " + branch + (pushed ? "" : " unpushed");
    }

    private Callable<TagOutcome> bump(Scratch clone) {
        BumpType type = TYPES.get(random.nextInt(TYPES.size()));
        BumpRequest request = BumpRequest.of(type).waived("a test").allowingBreaking(random.nextBoolean());
        log += "; bump " + type.word();
        return bump(clone, request);
    }

    private static Callable<TagOutcome> bump(Scratch clone, BumpRequest request) {
        Qualification none = Qualification.of(new QualificationFolder(Path.of("nowhere")), Clock.systemUTC());
        // Two people have two names; else their tags would be the same object.
        Map<String, String> person =
                Map.of("GIT_COMMITTER_NAME", String.valueOf(clone.folder().getFileName()));
        return () -> new Bump(clone.open(person), "origin", TagPolicy.DEFAULT, none).run(request);
    }

    private Callable<TagOutcome> promotion(Scratch clone) {
        List<String> candidates = new ArrayList<>(
                tags(bare).keySet().stream().filter(t -> t.contains("-")).toList());
        candidates.add("v0.1.0-rc1");
        String candidate = candidates.get(random.nextInt(candidates.size()));
        log += "; promote " + candidate;
        PromotionRequest request = new PromotionRequest(Optional.of(candidate), random.nextBoolean(), false);
        return () -> new Promotion(clone.open(), "origin", TagPolicy.DEFAULT, ALL_PUBLISHED).run(request);
    }

    /** Tags that were not made by the goals. */
    private void otherTag(Scratch clone) {
        int kind = random.nextInt(4);
        String next = "v" + random.nextInt(3) + "." + random.nextInt(4) + "." + random.nextInt(4);
        if (kind == 3) {
            Set<String> strays = new HashSet<>(tags(clone).keySet());
            strays.removeAll(tags(bare).keySet());
            strays.forEach(t -> clone.git("tag", "-d", t));
            log += "; strays removed";
            return;
        }
        String name = kind == 0 ? OTHER_TAGS.get(random.nextInt(OTHER_TAGS.size())) : next;
        if (tags(clone).containsKey(name) || tags(bare).containsKey(name)) {
            return;
        }
        if (kind == 2) {
            clone.git("tag", "-a", "-m", "stray", name);
        } else {
            clone.git("tag", name);
            clone.git("push", "--quiet", "origin", "refs/tags/" + name);
        }
        log += "; " + List.of("foreign", "lightweight", "stray").get(kind) + " tag " + name;
    }

    private void switchBranch(Scratch clone) {
        clone.git("fetch", "--quiet", "--no-tags", "origin");
        List<ReleaseTag> stable = tags(bare).keySet().stream()
                .flatMap(t -> TagName.release(t).stream())
                .filter(ReleaseTag::isStable)
                .sorted()
                .toList();
        boolean toMain = stable.isEmpty() || random.nextBoolean();
        String branch = "main";
        if (!toMain) {
            ReleaseTag base = stable.get(random.nextInt(stable.size()));
            branch = run.aicr.release.version.Line.of(base.core()).branch();
            if (bare.git("for-each-ref", "refs/heads/" + branch).isEmpty()) {
                bare.git("update-ref", "refs/heads/" + branch, tags(bare).get(base.name()));
                clone.git("fetch", "--quiet", "--no-tags", "origin");
            }
        }
        clone.git("checkout", "--quiet", "-B", branch, "origin/" + branch);
        log += "; on " + branch;
    }

    /** Runs a goal; a refusal must leave everything as it was, a success exactly one tag more. */
    private void checked(Scratch clone, Callable<TagOutcome> goal) throws Exception {
        Map<String, String> remoteBefore = refs(bare);
        String objectsBefore = objects(bare);
        Map<String, String> localBefore = refs(clone);
        try {
            TagOutcome outcome = goal.call();
            log += " => " + outcome.tag() + " " + outcome.kind().word();
            remember(outcome, remoteBefore);
        } catch (ReleaseException e) {
            log += " => " + e.code();
            assertEquals(remoteBefore, refs(bare), log);
            assertEquals(objectsBefore, objects(bare), log);
            assertEquals(localBefore, refs(clone), log);
        }
        assertNothingMoved(localBefore, refs(clone));
    }

    private void race() throws Exception {
        for (Scratch clone : clones) {
            clone.git("fetch", "--quiet", "--no-tags", "origin");
            clone.git("checkout", "--quiet", "-B", "main", "origin/main");
        }
        BumpRequest request = BumpRequest.of(TYPES.get(random.nextInt(TYPES.size())))
                .waived("a test")
                .allowingBreaking(true);
        log += "; race " + request.type().word();
        Map<String, String> before = refs(bare);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            for (var end : people.invokeAll(List.of(bump(clones.get(0), request), bump(clones.get(1), request)))) {
                try {
                    TagOutcome outcome = end.get();
                    log += " => " + outcome.tag() + " " + outcome.kind().word();
                    remember(outcome, before);
                } catch (java.util.concurrent.ExecutionException e) {
                    assertTrue(e.getCause() instanceof ReleaseException, () -> log + ": " + e);
                    log += " => " + ((ReleaseException) e.getCause()).code();
                }
            }
        } finally {
            people.shutdownNow();
        }
        assertTrue(refs(bare).size() <= before.size() + 1, log);
    }

    private void remember(TagOutcome outcome, Map<String, String> remoteBefore) {
        Map<String, String> remoteNow = refs(bare);
        assertNothingMoved(remoteBefore, remoteNow);
        assertTrue(remoteNow.size() <= remoteBefore.size() + 1, log);
        String name = outcome.tag().name();
        assertEquals(outcome.commit(), tags(bare).get(name), log);
        boolean fresh = outcome.kind() == TagOutcome.Kind.TAGGED || outcome.kind() == TagOutcome.Kind.RESUMED;
        if (!fresh) {
            return;
        }
        assertTrue(!remoteBefore.containsKey("refs/tags/" + name), () -> "reused: " + log);
        TagName.release(outcome.base())
                .ifPresent(base -> assertTrue(outcome.tag().compareTo(base) > 0, () -> "lower than its base: " + log));
        made.forEach((other, commit) -> assertTrue(
                !commit.equals(outcome.commit()) || other.contains("-") != name.contains("-"),
                () -> "two tags of a kind on one commit, " + other + " and " + name + ": " + log));
        made.put(name, outcome.commit());
    }

    private void assertNothingMoved(Map<String, String> before, Map<String, String> now) {
        before.forEach((ref, id) -> assertEquals(id, now.get(ref), () -> ref + " was moved: " + log));
    }

    private static Map<String, String> refs(Scratch side) {
        Map<String, String> refs = new TreeMap<>();
        side.git("for-each-ref", "--format=%(refname) %(objectname)")
                .lines()
                .filter(l -> !l.isEmpty())
                .forEach(l -> refs.put(l.substring(0, l.indexOf(' ')), l.substring(l.indexOf(' ') + 1)));
        return refs;
    }

    private static Map<String, String> tags(Scratch side) {
        Map<String, String> tags = new TreeMap<>();
        side.git("for-each-ref", "--format=%(refname:short) %(objectname) %(*objectname)", "refs/tags")
                .lines()
                .filter(l -> !l.isEmpty())
                .forEach(l -> {
                    String[] fields = l.split(" ", -1);
                    tags.put(fields[0], fields[2].isEmpty() ? fields[1] : fields[2]);
                });
        return tags;
    }

    private static String objects(Scratch side) {
        return side.git("cat-file", "--batch-all-objects", "--batch-check");
    }
}
