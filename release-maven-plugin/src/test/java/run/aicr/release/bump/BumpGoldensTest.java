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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.release.Goldens;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.BumpType;
import run.aicr.release.version.ReleaseTag;

class BumpGoldensTest {
    @TempDir
    static Path temporary;

    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsItsGoldenSays() {
        return Goldens.cases("versions/bump-cases.json").stream().map(c -> {
            Fields fields = Goldens.fields(c);
            String id = fields.requiredText("id");
            return DynamicTest.dynamicTest(id + " " + fields.requiredText("title"), () -> check(id, fields));
        });
    }

    private static void check(String id, Fields fields) {
        BumpScene scene =
                new BumpScene(temporary.resolve(id), fields.fields("repo").orElseThrow());
        Fields expect = fields.fields("expect").orElseThrow();
        Map<String, String> local = scene.localTags();
        Map<String, String> remote = scene.remoteTags();
        Optional<Fields> race = fields.fields("repo").orElseThrow().fields("race");
        if (expect.requiredText("outcome").equals("error")) {
            ReleaseException e = assertThrows(ReleaseException.class, () -> run(scene, fields));
            assertEquals(expect.requiredText("error"), e.code().name(), e::getMessage);
            assertEquals(local, scene.localTags());
            if (race.isEmpty()) {
                assertEquals(remote, scene.remoteTags());
            }
            return;
        }
        TagOutcome outcome = run(scene, fields);
        String tag = expect.requiredText("tag");
        String commit = scene.id(expect.requiredText("at"));
        assertEquals(expect.requiredText("outcome"), outcome.kind().word());
        assertEquals(tag, outcome.tag().name());
        assertEquals(commit, outcome.commit());
        if (expect.node("warnings").isPresent()) {
            Set<String> warnings = outcome.warnings().stream().map(Enum::name).collect(Collectors.toSet());
            assertEquals(new TreeSet<>(expect.texts("warnings")), new TreeSet<>(warnings));
        }
        expect.text("latest").ifPresent(latest -> assertEquals(latest, String.valueOf(outcome.latest())));
        Map<String, String> after = new HashMap<>(remote);
        after.put(tag, commit);
        assertEquals(after, scene.remoteTags());
        if (outcome.kind() == TagOutcome.Kind.TAGGED || outcome.kind() == TagOutcome.Kind.RESUMED) {
            assertEquals(commit, scene.localTags().get(tag));
            assertTrue(scene.message(tag).startsWith("Release " + tag), scene.message(tag));
            String waiver = fields.fields("options")
                    .map(o -> o.textOrEmpty("skipQualify"))
                    .orElse("");
            assertTrue(waiver.isEmpty() || scene.message(tag).endsWith("\n\nWaiver: " + waiver));
        }
    }

    private static TagOutcome run(BumpScene scene, Fields fields) {
        String[] command = fields.requiredText("command").split(" ", -1);
        Optional<String> argument = command.length > 1 ? Optional.of(command[1]) : Optional.empty();
        Optional<Fields> options = fields.fields("options");
        if (command[0].equals("promote")) {
            boolean allowOlder =
                    options.filter(o -> o.bool("allowOlder", false)).isPresent();
            return new Promotion(scene.repository(), "origin", TagPolicy.DEFAULT, published(fields))
                    .run(new PromotionRequest(argument, allowOlder, false));
        }
        BumpRequest request = BumpRequest.of(BumpType.parse(argument.orElse("")));
        if (options.isPresent()) {
            request = with(request, options.get());
        }
        return new Bump(scene.repository(), "origin", TagPolicy.DEFAULT, scene.qualification()).run(request);
    }

    private static BumpRequest with(BumpRequest plain, Fields options) {
        BumpRequest request = plain.allowingBreaking(options.bool("allowBreaking", false));
        Optional<String> of = options.text("of");
        Optional<String> waiver = options.text("skipQualify");
        request = of.isPresent() ? request.ofStep(BumpType.step(of.get())) : request;
        return waiver.isPresent() ? request.waived(waiver.get()) : request;
    }

    private static CandidateReleases published(Fields fields) {
        Map<String, String> states = fields.fields("repo").orElseThrow().textMap("published");
        return new CandidateReleases() {
            @Override
            public boolean isPublished(ReleaseTag candidate, String commit) {
                return states.getOrDefault(candidate.name(), "published").equals("published");
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
    }
}
