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
package run.aicr.config;

import java.util.Map;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * The configuration document, at least one of its sections present.
 *
 * @param name {@code metadata.name}; may be empty
 */
public record AicrConfig(
        String name,
        Optional<SnapshotSection> snapshot,
        Optional<RecipeSection> recipe,
        Optional<BundleSection> bundle,
        Optional<ValidateSection> validate) {
    public static final String KIND = "AICRConfig";
    public static final String API_VERSION = "aicr.run/v1alpha2";

    /**
     * Reads a document and checks all of it but the values of criteria.
     *
     * @param source name of the file or URL, for messages
     * @throws AicrException INVALID_REQUEST: {@code failed to parse config from "<source>"} with the place as cause for an
     *     unknown key or a wrong kind of value; the fields and values for everything that a check refuses
     */
    public static AicrConfig read(Node document, String source) {
        Node root = document instanceof Scalar s && s.isNull() ? new Mapping(Map.of(), s.place()) : document;
        Checks checks = new Checks();
        AicrConfig config;
        try {
            requireHead(Fields.of(root, ""), checks);
        } catch (AicrException e) {
            throw unparsable(source, e);
        }
        checks.throwIfAny();
        try {
            config = config(root, checks);
        } catch (AicrException e) {
            throw unparsable(source, e);
        }
        checks.throwIfAny();
        return config;
    }

    /** The fault of a document that cannot be parsed, with its reason as cause. */
    public static AicrException unparsable(String source, AicrException reason) {
        return new AicrException(ErrorClass.INVALID_REQUEST, "failed to parse config from \"" + source + "\"", reason);
    }

    /** Kind and version come first: what follows has a meaning only if they are right. */
    private static void requireHead(Fields root, Checks checks) {
        requireText(root, "kind", KIND, checks);
        requireText(root, "apiVersion", API_VERSION, checks);
    }

    private static void requireText(Fields root, String key, String expected, Checks checks) {
        String text = root.textOrEmpty(key);
        if (!text.equals(expected)) {
            Place place = root.node(key).map(Node::place).orElse(root.place());
            checks.refuse(place, "invalid " + key + " \"" + text + "\": expected \"" + expected + "\"");
        }
    }

    private static AicrConfig config(Node root, Checks checks) {
        Fields fields = Fields.of(root, "");
        fields.node("kind");
        fields.node("apiVersion");
        String name = fields.node("metadata")
                .flatMap(node -> Section.read(node, "metadata", checks, s -> s.text("name")))
                .orElse("");
        Node spec = fields.node("spec").orElse(Mapping.EMPTY);
        AicrConfig config = Section.read(spec, "spec", checks, s -> sections(name, s));
        fields.refuseUnknown();
        return config;
    }

    private static AicrConfig sections(String name, Section spec) {
        AicrConfig config = new AicrConfig(
                name,
                spec.optionalSection("snapshot", SnapshotSection::read),
                spec.optionalSection("recipe", RecipeSection::read),
                spec.optionalSection("bundle", BundleSection::read),
                spec.optionalSection("validate", ValidateSection::read));
        if (config.isEmpty()) {
            spec.checks()
                    .refuse(
                            spec.place(),
                            "config has none of spec.snapshot, spec.recipe, spec.bundle, spec.validate;"
                                    + " at least one is required");
        }
        config.checkRecipePaths(spec);
        return config;
    }

    private boolean isEmpty() {
        return snapshot.isEmpty() && recipe.isEmpty() && bundle.isEmpty() && validate.isEmpty();
    }

    /** A recipe that is written and a bundle that is made from another one would hardly be meant. */
    private void checkRecipePaths(Section spec) {
        String written = recipe.flatMap(r -> r.output().path()).orElse("");
        String read = bundle.flatMap(BundleSection::recipe).orElse("");
        if (!written.isEmpty() && !read.isEmpty() && !LexicalPath.clean(written).equals(LexicalPath.clean(read))) {
            spec.checks()
                    .refuse(
                            spec.place("bundle"),
                            "spec.recipe.output.path (\"" + written + "\") and spec.bundle.input.recipe (\"" + read
                                    + "\") must reference the same file when both are set");
        }
    }
}
