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
package run.aicr.release.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** Writes the outcome of a scan as SARIF 2.1.0, for code hosts and editors. */
public final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    /**
     * The document; equal outcomes give equal bytes.
     *
     * <p>What fails is an error, what is only reported a note; what was suppressed is listed as such.
     */
    public static byte[] of(VulnerabilityPolicy.Verdict verdict) {
        Map<String, Node> rules = new TreeMap<>();
        List<Node> results = new ArrayList<>();
        verdict.failing().forEach(v -> results.add(result(v, "error", Optional.empty(), rules)));
        verdict.reported().forEach(v -> results.add(result(v, "note", Optional.empty(), rules)));
        verdict.suppressed().forEach(s -> results.add(result(s.vulnerability(), "note", Optional.of(s.by()), rules)));
        Mapping driver = new Mapping.Builder()
                .put("name", "aicr-release scan")
                .put("informationUri", "https://github.com/NVIDIA/aicr")
                .put("rules", Sequence.of(List.copyOf(rules.values())))
                .build();
        Mapping run = new Mapping.Builder()
                .put("tool", new Mapping.Builder().put("driver", driver).build())
                .put("results", Sequence.of(results))
                .build();
        return JsonWriter.indented(new Mapping.Builder()
                .put("$schema", SCHEMA)
                .put("version", "2.1.0")
                .put("runs", Sequence.of(List.of(run)))
                .build());
    }

    private static Mapping result(
            Vulnerability found, String level, Optional<String> suppressedBy, Map<String, Node> rules) {
        rules.putIfAbsent(
                found.id(),
                new Mapping.Builder()
                        .put("id", found.id())
                        .put("shortDescription", text(found.id() + ": " + found.severityText()))
                        .build());
        Mapping.Builder result = new Mapping.Builder()
                .put("ruleId", found.id())
                .put("level", level)
                .put("message", text(found.line()))
                .put("locations", Sequence.of(List.of(location(found))));
        suppressedBy.ifPresent(by -> result.put(
                "suppressions",
                Sequence.of(List.of(new Mapping.Builder()
                        .put("kind", "external")
                        .put("justification", by)
                        .build()))));
        return result.build();
    }

    /** A code host shows only results with a place; a package without one stands under its own name. */
    private static Mapping location(Vulnerability found) {
        String place = found.location().isEmpty() ? found.packageName() : found.location();
        String uri = place.replaceFirst("^/+", "").replace(" ", "%20");
        Mapping artifact = new Mapping.Builder()
                .put("artifactLocation", new Mapping.Builder().put("uri", uri).build())
                .build();
        return new Mapping.Builder().put("physicalLocation", artifact).build();
    }

    private static Mapping text(String text) {
        return new Mapping.Builder().put("text", text).build();
    }
}
