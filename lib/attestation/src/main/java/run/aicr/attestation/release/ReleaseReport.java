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
package run.aicr.attestation.release;

import java.util.ArrayList;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/**
 * What a check came to (spec cli §11.12).
 *
 * @param tag of the release; empty when it is not known
 * @param subjects in the order of the checks, at least one
 * @param warnings what a reader should know although it changes no verdict
 */
public record ReleaseReport(String tag, List<SubjectVerdict> subjects, List<String> warnings) {
    private static final List<String> WORST_FIRST = List.of("refused", "undecided", "absent");

    public ReleaseReport {
        subjects = List.copyOf(subjects);
        warnings = List.copyOf(warnings);
    }

    /** The worst word of all subjects: {@code refused}, {@code undecided}, {@code absent}, else {@code verified}. */
    public String verdict() {
        return WORST_FIRST.stream()
                .filter(word -> subjects.stream().anyMatch(s -> s.verdict().equals(word)))
                .findFirst()
                .orElse("verified");
    }

    /** The same with more subjects. */
    public ReleaseReport plus(List<SubjectVerdict> more) {
        List<SubjectVerdict> all = new ArrayList<>(subjects);
        all.addAll(more);
        return new ReleaseReport(tag, all, warnings);
    }

    /** Keys {@code tag}, {@code verdict}, {@code subjects} and {@code warnings}. */
    public Mapping toNode() {
        List<Node> nodes = new ArrayList<>();
        for (SubjectVerdict subject : subjects) {
            nodes.add(new Mapping.Builder()
                    .put("name", subject.subject())
                    .put("verdict", subject.verdict())
                    .putIfSet("reason", subject.reason())
                    .build());
        }
        return new Mapping.Builder()
                .put("tag", tag)
                .put("verdict", verdict())
                .put("subjects", Sequence.of(nodes))
                .put("warnings", Sequence.ofTexts(warnings))
                .build();
    }
}
