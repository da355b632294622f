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
package run.aicr.server.recipe;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

/** Criteria from a posted document of kind RecipeCriteria (spec api §4.3). */
final class CriteriaBody {
    private static final String KIND = "RecipeCriteria";
    private static final String API_VERSION = "aicr.run/v1alpha2";
    private static final String JSON = "application/json";
    private static final Set<String> YAML = Set.of("application/x-yaml", "application/yaml", "text/yaml");
    private static final String SOURCE = "request body";

    private CriteriaBody() {}

    /**
     * Reads the document.
     *
     * @param contentType as sent; its type alone decides between JSON and YAML
     * @throws AicrException INVALID_REQUEST for an empty or malformed body and for unknown values
     */
    static Criteria of(byte[] body, Optional<String> contentType) {
        if (body.length == 0) {
            throw AicrException.invalidRequest("request body is empty");
        }
        String type = contentType
                .map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (YAML.contains(type)) {
            return parsed("failed to parse YAML body", () -> criteria(YamlReader.read(SOURCE, body, Limits.DOCUMENT)));
        }
        String failure = type.isEmpty() || type.equals(JSON)
                ? "failed to parse JSON body"
                : "unsupported content type \"" + type + "\" and failed to parse as JSON";
        return parsed(failure, () -> criteria(JsonReader.read(SOURCE, body, Limits.DOCUMENT)));
    }

    /** A document that could be read, before its words are checked. */
    private record Words(String kind, String apiVersion, Mapping spec, int nodes) {}

    private interface Parse {
        Words words();
    }

    private static Criteria parsed(String failure, Parse parse) {
        Words words;
        try {
            words = parse.words();
        } catch (AicrException e) {
            throw AicrException.invalidRequest(failure + ": " + e.sentence());
        }
        expect("kind", words.kind(), KIND);
        expect("apiVersion", words.apiVersion(), API_VERSION);
        UnaryOperator<String> where = word -> "invalid " + word + " in criteria spec";
        Criteria criteria = Criteria.OPEN;
        Fields spec = Fields.of(words.spec(), "spec");
        for (Dimension dimension : Dimension.values()) {
            criteria = criteria.with(
                    dimension, CriteriaParameters.value(dimension, spec.textOrEmpty(dimension.word()), where));
        }
        if (words.nodes() < 0) {
            throw AicrException.invalidRequest("invalid nodes in criteria spec: " + words.nodes() + " (must be >= 0)");
        }
        return criteria.withNodes(words.nodes());
    }

    private static Words criteria(Node document) {
        if (document instanceof Scalar scalar && scalar.isNull()) {
            return new Words("", "", Mapping.EMPTY, 0);
        }
        Fields fields = Fields.of(document, "");
        Optional<Fields> spec = fields.fields("spec");
        for (Dimension dimension : Dimension.values()) {
            spec.flatMap(s -> s.node(dimension.word())).ifPresent(n -> requireText(dimension, n));
        }
        return new Words(
                fields.textOrEmpty("kind"),
                fields.textOrEmpty("apiVersion"),
                fields.mappingOrEmpty("spec"),
                spec.flatMap(s -> s.integer("nodes")).orElse(0));
    }

    private static void requireText(Dimension dimension, Node node) {
        if (!(node instanceof Scalar scalar && scalar.isText())) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    node.place() + ": 'spec." + dimension.word() + "' must be text, found " + node.kindName());
        }
    }

    private static void expect(String key, String found, String expected) {
        if (!found.isEmpty() && !found.equals(expected)) {
            throw AicrException.invalidRequest("invalid " + key + " \"" + found + "\", expected \"" + expected + "\"");
        }
    }
}
