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

import java.util.List;
import java.util.Set;
import run.aicr.criteria.Criteria;
import run.aicr.error.AicrException;
import run.aicr.recipe.RecipeResolver;
import run.aicr.server.answer.KeptAnswers;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Resource;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.AllowLists;
import run.aicr.server.guard.Ignored;
import run.aicr.server.observe.ServerMetrics;

/** {@code GET} and {@code POST /v1/recipe}. */
public final class RecipeResource implements Resource {
    private static final int MAX_BODY = 1 << 20;

    private final KeptAnswers<Criteria> answers;
    private final AllowLists allowed;

    /** @param version of the program, for the recipes */
    public RecipeResource(RecipeResolver resolver, String version, AllowLists allowed, ServerMetrics metrics) {
        this.answers = new KeptAnswers<>(criteria -> resolver.resolve(criteria).toNode(version), metrics);
        this.allowed = allowed;
    }

    @Override
    public String path() {
        return "/v1/recipe";
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
        Ignored ignored = Ignored.parameters(call.query(), call.reads() ? CriteriaParameters.NAMES : Set.of());
        CriteriaBody.Read read = read(call, ignored);
        read.ignored().refuseWhenStrict(call.query());
        allowed.check(read.criteria());
        try {
            return read.ignored().on(answers.find(read.criteria()).to(call));
        } catch (AicrException e) {
            throw ApiException.ofEngine(e);
        }
    }

    private static CriteriaBody.Read read(Call call, Ignored ignored) {
        try {
            return call.reads()
                    ? new CriteriaBody.Read(CriteriaParameters.of(call.query()), ignored)
                    : CriteriaBody.of(call.body().read(MAX_BODY), call.header("Content-Type"), ignored);
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid recipe criteria", e);
        }
    }
}
