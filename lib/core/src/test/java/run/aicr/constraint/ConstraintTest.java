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
package run.aicr.constraint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.error.AicrException;

class ConstraintTest {
    private static final String ACTUAL = "v1.33.4-eks-3025e55";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 1.33 | true",
                ">= 1.33.5 | false",
                "<= 1.33 | true",
                "== 1.33.4 | true",
                "!= 1.33 | true",
                "v1.33.4-eks-3025e55 | true",
                "> 1.33 | false",
                "> 1 | false",
                "< 1.33 | false",
                "== 1.33 | false",
                "1.33.4 | false",
                "== v1.33.4 | true",
                "== latest | false",
                "!= latest | true",
                "=> 1.33 | false",
                "~> 1.33 | false",
            })
    void theTableOfExpressionsHolds(String expression, boolean passes) {
        assertEquals(passes, Expression.parse(expression).accepts(ACTUAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 1.33.4.5 | [INTERNAL] evaluation failed: [INVALID_REQUEST] cannot parse expected version: [INVALID_REQUEST] too many version components",
                ">= latest | [INTERNAL] evaluation failed: [INVALID_REQUEST] cannot parse expected version: [INVALID_REQUEST] non-numeric component: \"latest\"",
                ">= | [INVALID_REQUEST] invalid constraint expression: [INVALID_REQUEST] constraint value cannot be empty after operator",
                "'' | [INVALID_REQUEST] invalid constraint expression: [INVALID_REQUEST] constraint expression cannot be empty",
                "> 2 | expected > 2, got v1.33.4-eks-3025e55",
            })
    void aFailedEvaluationGivesItsReason(String expression, String reason) {
        Evaluation evaluation = Evaluation.of("K8s.server.version", expression, path -> ACTUAL);
        assertTrue(evaluation.reason().startsWith(reason), evaluation.reason());
        assertEquals(ACTUAL, evaluation.actual());
    }

    @Test
    void aReadingThatDoesNotExistFailsWithoutAnActualValue() {
        Evaluation evaluation = Evaluation.of("K8s.server.version", ">= 1", path -> {
            throw AicrException.notFound("key not found in subtype");
        });
        assertEquals(
                new Evaluation(
                        false, "", "[NOT_FOUND] value not found in snapshot: [NOT_FOUND] key not found in subtype"),
                evaluation);
    }

    @Test
    void aPassedEvaluationHasNoReason() {
        assertEquals(
                new Evaluation(true, " 1.33 ", ""), Evaluation.of("K8s.server.version", "== 1.33", path -> " 1.33 "));
    }

    @Test
    void pathsAreTakenApart() {
        assertEquals(
                new ConstraintPath("OS", "sysctl", new ConstraintPath.OwnData(), "/proc/sys/kernel/osrelease"),
                ConstraintPath.parse("OS.sysctl./proc/sys/kernel/osrelease"));
        assertEquals(
                new ConstraintPath("NetworkTopology", "pfs", new ConstraintPath.AtIndex(2), "rail.x"),
                ConstraintPath.parse("NetworkTopology.pfs[2].rail.x"));
        assertEquals(
                new ConstraintPath("NetworkTopology", "pfs", new ConstraintPath.Where("gpuType", "h1.0"), "rail"),
                ConstraintPath.parse("NetworkTopology.pfs[gpuType=h1.0].rail"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | constraint path cannot be empty",
                "K8s | invalid constraint path: expected format {Type}.{Subtype}[selector].{Key}",
                "gpu.hardware.model | invalid measurement type in constraint path",
                "K8s.server | invalid constraint path: expected format {Type}.{Subtype}.{Key}",
                "K8s.server. | invalid constraint path: subtype or key is empty",
                "K8s..version | invalid constraint path: subtype or key is empty",
                "GPU.[0].x | invalid constraint path: subtype before '[' is empty",
                "GPU.a[0.x | invalid constraint path: unclosed item selector bracket",
                "GPU.a[].x | invalid constraint path: item selector is empty",
                "GPU.a[=b].x | invalid constraint path: predicate selector requires non-empty key and value",
                "GPU.a[x].x | invalid constraint path: item selector must be an integer index or 'key=value' predicate",
                "GPU.a[-1].x | invalid constraint path: item index cannot be negative",
                "GPU.a[0] | invalid constraint path: missing key after item selector",
                "GPU.a[0]. | invalid constraint path: missing key after item selector",
                "GPU.a[0]x | invalid constraint path: expected '.' after item selector",
            })
    void whatIsNoPathSaysWhy(String text, String reason) {
        String quoteFree = text.equals("''") ? "" : text;
        AicrException e = assertThrows(AicrException.class, () -> ConstraintPath.parse(quoteFree));
        assertEquals(reason, e.sentence());
        Evaluation evaluation = Evaluation.of(quoteFree, ">= 1", path -> "1");
        assertEquals("[INVALID_REQUEST] invalid constraint path: [INVALID_REQUEST] " + reason, evaluation.reason());
    }
}
