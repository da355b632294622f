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
package run.aicr.rehearsal.registry;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.oci.Descriptor;
import run.aicr.oci.MediaTypes;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;

/** Lists: tags of a repository, referrers of a manifest. */
final class Listing {
    private static final int MAX_PAGE = 1000;

    private final Repositories repositories;

    Listing(Repositories repositories) {
        this.repositories = repositories;
    }

    Answer tags(Request request, String name) throws IOException {
        Repositories.Repository repository = repositories
                .find(name)
                .orElseThrow(() -> Problem.NAME_UNKNOWN.because("repository name not known to registry"));
        String last = request.query("last").orElse("");
        int limit = Math.min(MAX_PAGE, request.number("n").orElse(MAX_PAGE));
        List<String> rest = repository.tags().keySet().stream()
                .filter(t -> t.compareTo(last) > 0)
                .toList();
        List<String> page = rest.subList(0, Math.min(limit, rest.size()));
        Answer answer = Answer.json(
                200,
                new Mapping.Builder()
                        .put("name", name)
                        .put("tags", Sequence.ofTexts(page))
                        .build());
        if (page.size() == rest.size()) {
            return answer;
        }
        String next = URLEncoder.encode(page.get(page.size() - 1), StandardCharsets.UTF_8);
        return answer.with("Link", "</v2/" + name + "/tags/list?n=" + limit + "&last=" + next + ">; rel=\"next\"");
    }

    Answer referrers(Request request, String name, String subject) throws IOException {
        Optional<String> wanted = request.query("artifactType");
        List<Node> found = new ArrayList<>();
        for (Descriptor each : repositories.referrers(name, RegistryName.digest(subject))) {
            ManifestFacts facts = repositories.facts(each.digest(), each.mediaType());
            if (wanted.filter(w -> !w.equals(facts.artifactType())).isEmpty()) {
                found.add(node(each, facts));
            }
        }
        Mapping index = new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.INDEX)
                .put("manifests", Sequence.of(found))
                .build();
        Answer answer = Answer.json(200, index).with("Content-Type", MediaTypes.INDEX);
        return wanted.isPresent() ? answer.with("OCI-Filters-Applied", "artifactType") : answer;
    }

    private static Node node(Descriptor descriptor, ManifestFacts facts) {
        Mapping.Builder node = new Mapping.Builder()
                .put("mediaType", descriptor.mediaType())
                .put("digest", descriptor.digest().prefixed())
                .put("size", Scalar.integer(descriptor.size()))
                .putIfSet("artifactType", facts.artifactType());
        if (!facts.annotations().isEmpty()) {
            node.put("annotations", Descriptor.annotationsNode(facts.annotations()));
        }
        return node.build();
    }
}
