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
package run.aicr.server.bundle;

import java.util.List;
import java.util.Locale;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeFile;
import run.aicr.server.exchange.FirstCharacter;
import run.aicr.server.failure.ApiException;

/** A posted recipe, JSON or YAML. */
final class BundleBody {
    private static final String SOURCE = "request body";
    /** Ten times what the largest recipe needs; a node takes about a hundred bytes. */
    private static final Limits LIMITS = new Limits(8 << 20, 100, 50_000);

    private BundleBody() {}

    /** @param contentType as sent; one that names JSON or YAML decides, otherwise the first character does */
    static RecipeFile of(byte[] body, String contentType, Catalog catalog, String version) {
        Mapping document = document(body, contentType.toLowerCase(Locale.ROOT));
        Fields fields = Fields.of(document, "");
        String kind = text(fields);
        if (!kind.isEmpty() && !kind.equals(Recipe.KIND)) {
            throw refused("recipe has kind \"" + kind + "\", but \"" + Recipe.KIND + "\" is required");
        }
        requireRefs(fields);
        RecipeFile recipe;
        try {
            recipe = RecipeFile.read(document, SOURCE, catalog, version);
        } catch (AicrException e) {
            // With a place it is about the form of the document, without about what the recipe says.
            throw e.sentence().startsWith(SOURCE + ":")
                    ? ApiException.badInput("Invalid request body", e)
                    : ApiException.ofEngine(e);
        }
        check(recipe.recipe(), catalog);
        return recipe;
    }

    private static String text(Fields fields) {
        try {
            return fields.textOrEmpty("kind");
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid request body", e);
        }
    }

    private static void requireRefs(Fields fields) {
        List<Node> refs;
        try {
            refs = fields.items("componentRefs").orElse(List.of());
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid request body", e);
        }
        if (refs.isEmpty()) {
            throw refused("Recipe must contain at least one component reference");
        }
    }

    /** What the server does not do for a client, and what no catalogue knows. */
    private static void check(Recipe recipe, Catalog catalog) {
        for (ComponentRef ref : recipe.componentRefs()) {
            if (ref.isEnabled() && ref.type().equals(ComponentRef.KUSTOMIZE)) {
                throw refused("component \"" + ref.name() + "\" is a Kustomize component, which this server does not"
                        + " build; make the bundle with the command aicr bundle");
            }
        }
        for (Dimension dimension : Dimension.values()) {
            String value = recipe.criteria().value(dimension);
            if (!Criteria.isOpen(value)) {
                try {
                    dimension.parse(value, catalog.knownValues());
                } catch (AicrException e) {
                    throw ApiException.ofEngine(e);
                }
            }
        }
    }

    private static ApiException refused(String sentence) {
        return ApiException.of(ErrorClass.INVALID_REQUEST, sentence, Mapping.EMPTY);
    }

    private static Mapping document(byte[] body, String type) {
        // As the parsers would say, but without looking for a token in megabytes of blanks.
        if (FirstCharacter.isBlank(body)) {
            throw ApiException.badInput("Invalid request body", AicrException.invalidRequest("request body is empty"));
        }
        boolean json = type.contains("json") || !type.contains("yaml") && FirstCharacter.beginsJson(body);
        try {
            Node node = json ? JsonReader.read(SOURCE, body, LIMITS) : YamlReader.read(SOURCE, body, LIMITS);
            return Fields.of(node, "").mapping();
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid request body", e);
        }
    }
}
