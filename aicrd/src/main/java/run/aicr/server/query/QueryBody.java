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
package run.aicr.server.query;

import java.util.Locale;
import java.util.Optional;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.exchange.FirstCharacter;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.Ignored;
import run.aicr.server.query.QueryResource.Asked;
import run.aicr.server.recipe.CriteriaParameters;

/** A posted query: {@code {criteria: {…}, selector: …}} (spec api §4.5). */
final class QueryBody {
    private static final String SOURCE = "request body";

    /** A few words; the rest of a larger document would only be thrown away. */
    private static final Limits LIMITS = new Limits(1 << 20, 20, 10_000);

    private QueryBody() {}

    /** What was read, before the words of the criteria are checked. */
    private record Words(Fields document, Optional<Fields> criteria, int nodes, String selector) {}

    /** What a document asks for, and what of it nobody understands. */
    record Read(Asked asked, Ignored ignored) {}

    /** @param contentType as sent; one that names JSON or YAML decides, otherwise the first character does */
    static Read of(byte[] body, String contentType, Ignored ignored) {
        Words words;
        try {
            words = words(body, contentType);
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid query request body", e);
        }
        if (words.criteria().isEmpty()) {
            throw ApiException.of(ErrorClass.INVALID_REQUEST, "Query criteria cannot be empty", Mapping.EMPTY);
        }
        try {
            Asked asked = new Asked(criteria(words.criteria().get(), words.nodes()), words.selector());
            return new Read(
                    asked, ignored.and(words.document()).and(words.criteria().get()));
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid criteria in request body", e);
        }
    }

    private static Words words(byte[] body, String contentType) {
        if (body.length == 0) {
            throw AicrException.invalidRequest("request body cannot be empty");
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        boolean json = type.contains("json") || !type.contains("yaml") && FirstCharacter.beginsJson(body);
        try {
            return words(json ? JsonReader.read(SOURCE, body, LIMITS) : YamlReader.read(SOURCE, body, LIMITS));
        } catch (AicrException e) {
            throw AicrException.invalidRequest(
                    "failed to parse " + (json ? "JSON" : "YAML") + " body: " + e.sentence());
        }
    }

    private static Words words(Node document) {
        boolean absent = document instanceof Scalar scalar && scalar.isNull();
        Fields fields = Fields.of(absent ? Mapping.EMPTY : document, "");
        Optional<Fields> criteria = fields.fields("criteria");
        int nodes = 0;
        if (criteria.isPresent()) {
            for (Dimension dimension : Dimension.values()) {
                criteria.get()
                        .node(dimension.word())
                        .ifPresent(node -> requireText("criteria." + dimension.word(), node));
            }
            nodes = criteria.get().integer("nodes").orElse(0);
        }
        fields.node("selector").ifPresent(node -> requireText("selector", node));
        return new Words(fields, criteria, nodes, fields.textOrEmpty("selector"));
    }

    private static void requireText(String name, Node node) {
        if (!(node instanceof Scalar scalar && scalar.isText())) {
            throw AicrException.invalidRequest(
                    node.place() + ": '" + name + "' must be text, found " + node.kindName());
        }
    }

    private static Criteria criteria(Fields fields, int nodes) {
        Criteria criteria = Criteria.OPEN;
        for (Dimension dimension : Dimension.values()) {
            String text = fields.textOrEmpty(dimension.word());
            criteria = criteria.with(dimension, CriteriaParameters.value(dimension, text, word -> "invalid " + word));
        }
        if (nodes < 0) {
            throw AicrException.invalidRequest("invalid nodes: " + nodes + " (must be >= 0)");
        }
        return criteria.withNodes(nodes);
    }
}
