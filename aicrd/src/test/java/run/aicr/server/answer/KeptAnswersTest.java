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
package run.aicr.server.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.criteria.Criteria;
import run.aicr.document.Mapping;
import run.aicr.recipe.RecipeResolver;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.Deadline;
import run.aicr.server.observe.ServerMetrics;

class KeptAnswersTest {
    private static final Criteria ONE = Criteria.OPEN.withNodes(1);
    private static final Criteria TWO = Criteria.OPEN.withNodes(2);
    private static final Criteria THREE = Criteria.OPEN.withNodes(3);

    private final ServerMetrics metrics = new ServerMetrics();

    @Test
    void keepsWhatWasAskedForAgain() {
        KeptAnswers<Criteria> answers = answers(10, 1 << 24);
        EncodedAnswer first = answers.find(ONE);
        assertEquals(0, answers.size());
        EncodedAnswer second = answers.find(ONE);
        assertNotSame(first, second);
        assertSame(second, answers.find(ONE));
        assertTrue(new String(metrics.text(), StandardCharsets.UTF_8).contains("aicr_recipe_cache_misses_total 2.0"));
    }

    @Test
    void whatIsAskedForOnceDisplacesNothing() {
        KeptAnswers<Criteria> answers = answers(1, 1 << 24);
        EncodedAnswer one = kept(answers, ONE);
        for (int nodes = 2; nodes < 100; nodes++) {
            answers.find(Criteria.OPEN.withNodes(nodes));
        }
        assertSame(one, answers.find(ONE));
    }

    @Test
    void theLeastRecentlyUsedMakesRoom() {
        KeptAnswers<Criteria> answers = answers(2, 1 << 24);
        EncodedAnswer one = kept(answers, ONE);
        EncodedAnswer two = kept(answers, TWO);
        assertSame(one, answers.find(ONE));
        kept(answers, THREE);
        assertEquals(2, answers.size());
        assertSame(one, answers.find(ONE));
        assertNotSame(two, answers.find(TWO));
    }

    @Test
    void whatIsBuiltTooLateIsRefusedAndNotKept() {
        CountDownLatch never = new CountDownLatch(1);
        KeptAnswers<Criteria> hasty =
                new KeptAnswers<>(c -> waiting(never), metrics, new Deadline(Duration.ofMillis(20)), 10, 1 << 24);
        ApiException late = assertThrows(ApiException.class, () -> hasty.find(ONE));
        assertEquals(504, late.status());
        assertThrows(ApiException.class, () -> hasty.find(ONE));
        assertEquals(0, hasty.size());
    }

    @Test
    void keepsNoMoreBytesThanAllowed() {
        KeptAnswers<Criteria> answers =
                answers(10, answers(1, 1 << 24).find(ONE).size() + 10L);
        kept(answers, ONE);
        kept(answers, TWO);
        assertEquals(1, answers.size());
        KeptAnswers<Criteria> tiny = answers(10, 10);
        kept(tiny, ONE);
        assertEquals(0, tiny.size());
    }

    @Test
    void eachCodingHasItsOwnStrongTag() {
        EncodedAnswer recipe = answers(1, 1 << 24).find(ONE);
        assertTrue(recipe.tag(false).matches("\"[0-9a-f]{32}\""));
        assertNotEquals(recipe.tag(false), recipe.tag(true));
        assertTrue(recipe.isNamedBy("\"x\", " + recipe.tag(false), false));
        assertTrue(recipe.isNamedBy("W/" + recipe.tag(true), true));
        assertTrue(recipe.isNamedBy("*", true));
        assertFalse(recipe.isNamedBy(recipe.tag(false), true));
    }

    private static EncodedAnswer kept(KeptAnswers<Criteria> answers, Criteria criteria) {
        answers.find(criteria);
        return answers.find(criteria);
    }

    private static Mapping waiting(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Mapping.EMPTY;
    }

    private KeptAnswers<Criteria> answers(int entries, long bytes) {
        RecipeResolver resolver = new RecipeResolver(EmbeddedCatalog.open());
        return new KeptAnswers<>(c -> resolver.resolve(c).toNode("1.2.3"), metrics, Deadline.RECIPE, entries, bytes);
    }
}
