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
import run.aicr.criteria.Criteria;
import run.aicr.error.AicrException;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Gzip;
import run.aicr.server.exchange.Resource;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.AllowLists;

/** {@code GET} and {@code POST /v1/recipe}. */
public final class RecipeResource implements Resource {
    private static final int MAX_BODY = 1 << 20;
    private static final String CACHE_CONTROL = "public, max-age=600";

    private final RecipeAnswers answers;
    private final AllowLists allowed;

    public RecipeResource(RecipeAnswers answers, AllowLists allowed) {
        this.answers = answers;
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
        Criteria criteria = criteria(call);
        allowed.check(criteria);
        EncodedRecipe recipe;
        try {
            recipe = answers.find(criteria);
        } catch (AicrException e) {
            throw ApiException.ofEngine(e);
        }
        boolean compressed = Gzip.isAccepted(call);
        return headed(call.reads() && isKnown(call, recipe, compressed) ? Answer.of(304) : full(recipe, compressed))
                .with("ETag", recipe.tag(compressed))
                .with("Vary", "Accept-Encoding");
    }

    private static Criteria criteria(Call call) {
        try {
            return call.reads()
                    ? CriteriaParameters.of(call.query())
                    : CriteriaBody.of(call.body().read(MAX_BODY), call.header("Content-Type"));
        } catch (AicrException e) {
            throw ApiException.badInput("Invalid recipe criteria", e);
        }
    }

    private static boolean isKnown(Call call, EncodedRecipe recipe, boolean compressed) {
        return call.header("If-None-Match")
                .map(h -> recipe.isNamedBy(h, compressed))
                .orElse(false);
    }

    private static Answer full(EncodedRecipe recipe, boolean compressed) {
        Answer answer = Answer.of(200, "application/json", recipe.bytes(compressed));
        return compressed ? answer.with("Content-Encoding", "gzip") : answer;
    }

    private static Answer headed(Answer answer) {
        return answer.with("Cache-Control", CACHE_CONTROL);
    }
}
