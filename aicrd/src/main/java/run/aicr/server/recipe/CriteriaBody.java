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
import run.aicr.server.exchange.FirstCharacter;
import run.aicr.server.guard.Ignored;

/** Criteria from a posted document of kind RecipeCriteria (spec api §4.3). */
final class CriteriaBody {
    private static final String KIND = "RecipeCriteria";
    private static final String API_VERSION = "aicr.run/v1alpha2";
    private static final String JSON = "application/json";
    private static final Set<String> YAML = Set.of("application/x-yaml", "application/yaml", "text/yaml");
    private static final String SOURCE = "request body";

    /** A few words; the rest of a larger document would only be thrown away. */
    private static final Limits LIMITS = new Limits(1 << 20, 20, 10_000);

    private CriteriaBody() {}

    /** What a document says, and what of it nobody understands. */
    record Read(Criteria criteria, Ignored ignored) {}

    /**
     * Reads the document.
     *
     * @param contentType as sent; its type alone decides between JSON and YAML, without one the first character does
     * @param ignored from the parameters
     * @throws AicrException INVALID_REQUEST for an empty or malformed body and for unknown values
     */
    static Read of(byte[] body, Optional<String> contentType, Ignored ignored) {
        if (body.length == 0) {
            throw AicrException.invalidRequest("request body is empty");
        }
        String type = contentType
                .map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (YAML.contains(type) || type.isEmpty() && !FirstCharacter.beginsJson(body)) {
            return parsed("failed to parse YAML body", () -> words(YamlReader.read(SOURCE, body, LIMITS)), ignored);
        }
        String failure = type.isEmpty() || type.equals(JSON)
                ? "failed to parse JSON body"
                : "unsupported content type \"" + type + "\" and failed to parse as JSON";
        return parsed(failure, () -> words(JsonReader.read(SOURCE, body, LIMITS)), ignored);
    }

    /** A document that could be read, before its words are checked. */
    private record Words(Fields document, String kind, String apiVersion, Fields spec, int nodes) {}

    private interface Parse {
        Words words();
    }

    private static Read parsed(String failure, Parse parse, Ignored ignored) {
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
        Fields spec = words.spec();
        for (Dimension dimension : Dimension.values()) {
            criteria = criteria.with(
                    dimension, CriteriaParameters.value(dimension, spec.textOrEmpty(dimension.word()), where));
        }
        if (words.nodes() < 0) {
            throw AicrException.invalidRequest("invalid nodes in criteria spec: " + words.nodes() + " (must be >= 0)");
        }
        return new Read(
                criteria.withNodes(words.nodes()), ignored.and(words.document()).and(spec));
    }

    private static Words words(Node document) {
        boolean absent = document instanceof Scalar scalar && scalar.isNull();
        Fields fields = Fields.of(absent ? Mapping.EMPTY : document, "");
        Fields spec = fields.fields("spec").orElseGet(() -> Fields.of(Mapping.EMPTY, "spec"));
        for (Dimension dimension : Dimension.values()) {
            spec.node(dimension.word()).ifPresent(n -> requireText("spec." + dimension.word(), n));
        }
        fields.node("kind").ifPresent(n -> requireText("kind", n));
        fields.node("apiVersion").ifPresent(n -> requireText("apiVersion", n));
        // What is in it is free text of whoever wrote it.
        fields.fields("metadata");
        return new Words(
                fields,
                fields.textOrEmpty("kind"),
                fields.textOrEmpty("apiVersion"),
                spec,
                spec.integer("nodes").orElse(0));
    }

    private static void requireText(String name, Node node) {
        if (!(node instanceof Scalar scalar && scalar.isText())) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    node.place() + ": '" + name + "' must be text, found " + node.kindName());
        }
    }

    private static void expect(String key, String found, String expected) {
        if (!found.isEmpty() && !found.equals(expected)) {
            throw AicrException.invalidRequest("invalid " + key + " \"" + found + "\", expected \"" + expected + "\"");
        }
    }
}
