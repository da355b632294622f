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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** An OpenVEX document 0.2.0 that keeps the rules for being signed (release-practice §19A.3). */
final class VexDocument {
    private static final String CONTEXT = "https://openvex.dev/ns/v0.2.0";
    private static final Set<String> STATUSES = Set.of("not_affected", "affected", "fixed", "under_investigation");

    private final Mapping document;

    private VexDocument(Mapping document) {
        this.document = document;
    }

    /**
     * Reads it.
     *
     * @throws AicrException INVALID_REQUEST with file and line for the first rule that is broken
     */
    static VexDocument read(String source, byte[] json) {
        Fields fields = Fields.of(JsonReader.read(source, json, Limits.CATALOGUE_FILE), "");
        if (!CONTEXT.equals(fields.requiredText("@context"))) {
            throw AicrException.invalidRequest(fields.place() + ": '@context' must be " + CONTEXT);
        }
        for (String key : List.of("@id", "author", "timestamp")) {
            if (fields.requiredText(key).isBlank()) {
                throw AicrException.invalidRequest(fields.place() + ": '" + key + "' is empty");
            }
        }
        if (fields.integer("version").isEmpty()) {
            throw AicrException.invalidRequest(fields.place() + ": 'version' is missing");
        }
        if (fields.items("statements").isEmpty()) {
            throw AicrException.invalidRequest(fields.place() + ": 'statements' is missing");
        }
        fields.list("statements").forEach(VexDocument::check);
        return new VexDocument(fields.mapping());
    }

    private static void check(Fields statement) {
        String name = statement
                .fields("vulnerability")
                .map(v -> v.requiredText("name"))
                .orElseThrow(() -> AicrException.invalidRequest(statement.place() + ": 'vulnerability' is missing"));
        List<Fields> products = statement.list("products");
        if (name.isBlank() || products.isEmpty()) {
            throw AicrException.invalidRequest(statement.place() + ": a statement has a vulnerability and a product");
        }
        for (Fields product : products) {
            if (identifiers(product).isEmpty()) {
                throw AicrException.invalidRequest(product.place() + ": a product has '@id' or 'identifiers.purl'");
            }
            product.list("subcomponents");
        }
        String status = statement.requiredText("status");
        if (!STATUSES.contains(status)) {
            throw AicrException.invalidRequest(statement.place() + ": unknown status '" + status + "'");
        }
        if (status.equals("affected")
                && statement.textOrEmpty("action_statement").isBlank()) {
            throw AicrException.invalidRequest(statement.place() + ": status affected needs 'action_statement'");
        }
        String justification = statement.textOrEmpty("justification");
        boolean impact = !statement.textOrEmpty("impact_statement").isBlank();
        boolean plain = !status.equals("not_affected") || !justification.isBlank() || impact;
        if (!plain || !justification.isBlank() && !VexStatement.isJustification(justification)) {
            throw AicrException.invalidRequest(statement.place()
                    + ": status not_affected needs 'impact_statement' or one of OpenVEX's justifications");
        }
    }

    private static List<String> identifiers(Fields product) {
        List<String> identifiers = new ArrayList<>();
        product.text("@id").filter(i -> !i.isBlank()).ifPresent(identifiers::add);
        product.fields("identifiers").flatMap(i -> i.text("purl")).ifPresent(identifiers::add);
        return identifiers;
    }

    /**
     * The document with the statements about one image alone, whose products are this very digest; everything else is as
     * it was. Empty when no statement is about the image.
     *
     * @param platform {@code os/architecture}; empty for the index
     */
    Optional<Mapping> about(String image, String platform, Sha256 digest) {
        String base = "pkg:oci/" + image.substring(image.lastIndexOf('/') + 1);
        String architecture = platform.isEmpty() ? "" : "&arch=" + platform.substring(platform.indexOf('/') + 1);
        Purl product = Purl.parse(base + "@" + digest.prefixed() + "?repository_url=" + image + architecture);
        List<Node> statements = new ArrayList<>();
        for (Fields statement : Fields.of(document, "").list("statements")) {
            List<Node> products = new ArrayList<>();
            for (Fields one : statement.list("products")) {
                if (identifiers(one).stream()
                        .anyMatch(i -> Purl.parse(decoded(i)).covers(product))) {
                    products.add(renamed(one.mapping(), base + "@" + digest.prefixed()));
                }
            }
            if (!products.isEmpty()) {
                statements.add(with(
                        statement.mapping(),
                        "products",
                        Sequence.of(products.stream().distinct().toList())));
            }
        }
        return statements.isEmpty()
                ? Optional.empty()
                : Optional.of(with(document, "statements", Sequence.of(statements)));
    }

    private static String decoded(String purl) {
        return purl.replace("%2F", "/").replace("%2f", "/");
    }

    private static Mapping renamed(Mapping product, String purl) {
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("@id", Scalar.text(purl));
        product.entries().forEach((key, value) -> {
            if (!key.equals("@id") && !key.equals("identifiers")) {
                entries.put(key, value);
            }
        });
        return Mapping.of(entries);
    }

    private static Mapping with(Mapping mapping, String key, Node value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, value);
        return Mapping.of(entries);
    }
}
