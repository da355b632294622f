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
package run.aicr.release.mojo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Node;
import run.aicr.document.Scalar;

/**
 * What a goal did, as the result file says it.
 *
 * @param outcome one word, such as {@code tagged} or {@code done}
 * @param latest whether the tag is the highest stable one now; absent where that means nothing
 * @param warnings codes, such as those of {@link run.aicr.release.version.Warning}
 * @param further fields of this goal alone, written after the common ones
 */
public record GoalResult(
        String outcome,
        Optional<String> tag,
        Optional<String> commit,
        Optional<Boolean> latest,
        List<String> warnings,
        Map<String, Node> further) {

    public GoalResult {
        warnings = List.copyOf(warnings);
        further = new LinkedHashMap<>(further);
    }

    public static GoalResult of(String outcome) {
        return new GoalResult(outcome, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    public GoalResult withTag(String name, String commitId) {
        return new GoalResult(outcome, Optional.of(name), Optional.of(commitId), latest, warnings, further);
    }

    public GoalResult withCommit(String commitId) {
        return new GoalResult(outcome, tag, Optional.of(commitId), latest, warnings, further);
    }

    public GoalResult withLatest(boolean isLatest) {
        return new GoalResult(outcome, tag, commit, Optional.of(isLatest), warnings, further);
    }

    public GoalResult withWarnings(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new GoalResult(outcome, tag, commit, latest, all, further);
    }

    /** Adds a field of this goal alone. */
    public GoalResult with(String key, Node value) {
        Map<String, Node> more = new LinkedHashMap<>(further);
        more.put(key, value);
        return new GoalResult(outcome, tag, commit, latest, warnings, more);
    }

    /** What other jobs may want to know: outcome, tag, commit, latest, and further fields that are one value. */
    Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("outcome", outcome);
        tag.ifPresent(t -> outputs.put("tag", t));
        commit.ifPresent(c -> outputs.put("commit", c));
        latest.ifPresent(l -> outputs.put("latest", Boolean.toString(l)));
        further.forEach((key, value) -> {
            if (value instanceof Scalar scalar) {
                outputs.put(key, scalar.text());
            }
        });
        return outputs;
    }
}
