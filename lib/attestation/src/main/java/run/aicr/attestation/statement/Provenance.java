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
package run.aicr.attestation.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/**
 * A SLSA build provenance predicate, version 1 (spec release §2.6, release-practice §5.3).
 *
 * @param buildType URI that tells how to read the parameters
 * @param externalParameters what the caller chose
 * @param internalParameters what the builder chose
 * @param resolvedDependencies what went in: commit, base images, files
 * @param builderId URI of the builder
 * @param invocationId run URL or a unique name of the run
 * @param startedOn RFC 3339, UTC, whole seconds
 * @param finishedOn likewise
 */
public record Provenance(
        String buildType,
        Map<String, String> externalParameters,
        Map<String, String> internalParameters,
        List<Dependency> resolvedDependencies,
        String builderId,
        String invocationId,
        String startedOn,
        String finishedOn) {

    public static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";

    public Provenance {
        externalParameters = Map.copyOf(externalParameters);
        internalParameters = Map.copyOf(internalParameters);
        resolvedDependencies = List.copyOf(resolvedDependencies);
    }

    /** One input of the build: a URI and a digest ({@code sha256} or {@code gitCommit}). */
    public record Dependency(String uri, String algorithm, String hex) {
        Node toNode() {
            return new Mapping.Builder()
                    .put("uri", uri)
                    .put("digest", new Mapping.Builder().put(algorithm, hex).build())
                    .build();
        }
    }

    public Mapping toPredicate() {
        List<Node> dependencies = new ArrayList<>();
        resolvedDependencies.forEach(d -> dependencies.add(d.toNode()));
        Mapping definition = new Mapping.Builder()
                .put("buildType", buildType)
                .put("externalParameters", sorted(externalParameters))
                .put("internalParameters", sorted(internalParameters))
                .put("resolvedDependencies", Sequence.of(dependencies))
                .build();
        Mapping metadata = new Mapping.Builder()
                .put("invocationId", invocationId)
                .put("startedOn", startedOn)
                .put("finishedOn", finishedOn)
                .build();
        Mapping details = new Mapping.Builder()
                .put("builder", new Mapping.Builder().put("id", builderId).build())
                .put("metadata", metadata)
                .build();
        return new Mapping.Builder()
                .put("buildDefinition", definition)
                .put("runDetails", details)
                .build();
    }

    private static Mapping sorted(Map<String, String> parameters) {
        Mapping.Builder node = new Mapping.Builder();
        parameters.keySet().stream().sorted().forEach(key -> node.put(key, parameters.get(key)));
        return node.build();
    }
}
