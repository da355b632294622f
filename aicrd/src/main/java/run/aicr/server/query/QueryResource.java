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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import run.aicr.catalog.Catalog;
import run.aicr.criteria.Criteria;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.HydratedRecipe;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;
import run.aicr.recipe.Selector;
import run.aicr.server.answer.KeptAnswers;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Resource;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.AllowLists;
import run.aicr.server.guard.Ignored;
import run.aicr.server.observe.ServerMetrics;
import run.aicr.server.recipe.CriteriaParameters;

/** {@code GET} and {@code POST /v1/query} (spec api §4.4, §4.5). */
public final class QueryResource implements Resource {
    private static final int MAX_BODY = 1 << 20;
    /** The names of the parameters that are read. */
    public static final Set<String> NAMES = names();

    private final Catalog catalog;
    private final RecipeResolver resolver;
    private final String version;
    private final AllowLists allowed;
    private final KeptAnswers<Asked> answers;

    /** What a request asks for. */
    record Asked(Criteria criteria, String selector) {}

    /** @param version of the program, for the recipes */
    public QueryResource(Catalog catalog, String version, AllowLists allowed, ServerMetrics metrics) {
        this.catalog = catalog;
        this.resolver = new RecipeResolver(catalog);
        this.version = version;
        this.allowed = allowed;
        this.answers = new KeptAnswers<>(this::part, metrics);
    }

    @Override
    public String path() {
        return "/v1/query";
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "POST");
    }

    @Override
    public boolean listsMethods() {
        return true;
    }

    @Override
    public Answer answer(Call call) {
        Ignored ignored = Ignored.parameters(call.query(), call.reads() ? NAMES : Set.of());
        QueryBody.Read read = call.reads()
                ? new QueryBody.Read(parameters(call), ignored)
                : QueryBody.of(
                        call.body().read(MAX_BODY), call.header("Content-Type").orElse(""), ignored);
        read.ignored().refuseWhenStrict(call.query());
        allowed.check(read.asked().criteria());
        try {
            return read.ignored().on(answers.find(read.asked()).to(call));
        } catch (AicrException e) {
            throw ApiException.ofEngine(e);
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(CriteriaParameters.NAMES);
        names.add("selector");
        return Set.copyOf(names);
    }

    private static Asked parameters(Call call) {
        try {
            return new Asked(CriteriaParameters.of(call.query()), call.query().value("selector"));
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid query criteria", e);
        }
    }

    private Node part(Asked asked) {
        Recipe recipe = resolver.resolve(asked.criteria());
        Mapping document = HydratedRecipe.forYaml(recipe, catalog, version).sorted();
        try {
            return Selector.parse(asked.selector()).select(document);
        } catch (AicrException e) {
            throw ApiException.of(
                    ErrorClass.NOT_FOUND,
                    "Selector path not found",
                    new Mapping.Builder()
                            .put("error", String.valueOf(e.getMessage()))
                            .put("selector", asked.selector())
                            .build());
        }
    }
}
