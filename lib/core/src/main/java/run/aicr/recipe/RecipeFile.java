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
package run.aicr.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.OverlayContent;
import run.aicr.catalog.RecipeParts;
import run.aicr.criteria.Criteria;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;

/**
 * A recipe as a command or the server was given it (spec recipe §19).
 *
 * @param recipe with checked references, types filled in
 * @param version {@code metadata.version} as written; may be empty
 */
public record RecipeFile(Recipe recipe, String version) {
    private static final String OVERLAY_KIND = "RecipeMetadata";
    private static final String RESERVED = "deployer";

    /**
     * Reads a document: a resolved recipe as it stands, an overlay by resolving its criteria.
     *
     * @param source name of the document, for messages
     * @param programVersion version of a recipe that is resolved here
     * @throws AicrException INVALID_REQUEST for another kind or version, and for references that no deployer could install
     */
    public static RecipeFile read(Mapping document, String source, Catalog catalog, String programVersion) {
        Fields fields = Fields.of(document, "");
        String kind = fields.textOrEmpty("kind");
        String apiVersion = fields.textOrEmpty("apiVersion");
        if (kind.equals(OVERLAY_KIND)) {
            return resolved(fields, source, catalog, programVersion);
        }
        if (!kind.isEmpty() && !kind.equals(Recipe.KIND)) {
            throw AicrException.invalidRequest("recipe file has kind \"" + kind + "\", but \"" + Recipe.KIND
                    + "\" is required; run \"aicr recipe\" to generate a hydrated RecipeResult first");
        }
        if (!apiVersion.isEmpty() && !apiVersion.equals(Recipe.API_VERSION)) {
            throw AicrException.invalidRequest("recipe file has apiVersion \"" + apiVersion
                    + "\", which this aicr build does not support (expected \"" + Recipe.API_VERSION
                    + "\"); regenerate the recipe with a matching aicr version");
        }
        return written(fields, catalog);
    }

    private static RecipeFile resolved(Fields fields, String source, Catalog catalog, String programVersion) {
        Optional<Fields> criteria = fields.fields("spec").flatMap(spec -> spec.fields("criteria"));
        if (criteria.isEmpty()) {
            throw AicrException.invalidRequest(
                    "overlay \"" + source + "\" has no criteria; only leaf overlays can be used as a recipe");
        }
        Criteria asked = RecipeParts.criteria(criteria.get());
        return new RecipeFile(new RecipeResolver(catalog).resolve(asked), programVersion);
    }

    private static RecipeFile written(Fields fields, Catalog catalog) {
        Optional<Fields> metadata = fields.fields("metadata");
        OverlayContent content = RecipeParts.content(fields);
        List<ComponentRef> refs = new ArrayList<>();
        for (ComponentRef ref : content.componentRefs()) {
            if (ref.name().equals(RESERVED)) {
                throw AicrException.invalidRequest("recipe component \"" + RESERVED
                        + "\" uses the reserved deployer override key as its name; rename the component");
            }
            refs.add(typed(ref, catalog));
        }
        Coherence.check(refs);
        Recipe recipe = new Recipe(
                fields.fields("criteria").map(RecipeFile::criteria).orElse(Criteria.ABSENT),
                metadata.map(m -> m.texts("appliedOverlays")).orElse(List.of()),
                excluded(metadata),
                warnings(metadata),
                content.constraints(),
                refs,
                fields.texts("deploymentOrder"),
                content.validation(),
                List.of());
        return new RecipeFile(
                recipe, metadata.map(m -> m.textOrEmpty("version")).orElse(""));
    }

    /** As written: a recipe made by a catalogue with other values stays as it is. */
    private static Criteria criteria(Fields fields) {
        return new Criteria(
                fields.textOrEmpty("service"),
                fields.textOrEmpty("accelerator"),
                fields.textOrEmpty("intent"),
                fields.textOrEmpty("os"),
                fields.textOrEmpty("platform"),
                fields.integer("nodes").orElse(0));
    }

    private static List<ExcludedOverlay> excluded(Optional<Fields> metadata) {
        List<ExcludedOverlay> excluded = new ArrayList<>();
        for (Fields overlay : metadata.map(m -> m.list("excludedOverlays")).orElse(List.of())) {
            excluded.add(new ExcludedOverlay(overlay.textOrEmpty("name"), overlay.textOrEmpty("reason")));
        }
        return excluded;
    }

    private static List<ConstraintWarning> warnings(Optional<Fields> metadata) {
        List<ConstraintWarning> warnings = new ArrayList<>();
        for (Fields warning : metadata.map(m -> m.list("constraintWarnings")).orElse(List.of())) {
            warnings.add(new ConstraintWarning(
                    warning.textOrEmpty("overlay"),
                    warning.textOrEmpty("constraint"),
                    warning.textOrEmpty("expected"),
                    warning.textOrEmpty("actual"),
                    warning.textOrEmpty("reason")));
        }
        return warnings;
    }

    private static ComponentRef typed(ComponentRef ref, Catalog catalog) {
        String type = ref.type();
        if (type.isEmpty() && ref.isEnabled()) {
            type = catalog.component(ref.name()).map(Component::type).orElse("");
        }
        if (type.equalsIgnoreCase(ComponentRef.HELM)) {
            type = ComponentRef.HELM;
        } else if (type.equalsIgnoreCase(ComponentRef.KUSTOMIZE)) {
            type = ComponentRef.KUSTOMIZE;
        }
        return type.equals(ref.type())
                ? ref
                : ref.located(ref.namespace(), ref.chart(), type, ref.source(), ref.version());
    }
}
