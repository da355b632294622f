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
package run.aicr.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

class ValidationInputTest {
    private static final String HEAD = "{apiVersion: validator.nvidia.com/v1alpha1, kind: ValidationInput";

    @Test
    void bindsComponentsAndConstraints() {
        ValidationInput input = read(HEAD + """
                , gpuAllocationPolicy: dra-resource-claim, componentRefs: [
                   {name: a, namespace: n}, {name: b, overrides: {enabled: false}}, {name: c, overrides: {x: 1}}],
                 config: {performance: {checks: [inference-perf], constraints: [
                   {name: inference-throughput, value: ">= 50000"}, {name: inference-throughput, value: twice}]}}}
                """);
        assertEquals(Optional.of(new ValidationInput.Component("a", "n", true)), input.enabledComponent("a"));
        assertTrue(input.enabledComponent("b").isEmpty());
        assertTrue(input.enabledComponent("c").isPresent());
        assertEquals(Optional.of(">= 50000"), input.constraint("performance", "inference-throughput"));
        assertTrue(input.constraint("deployment", "inference-throughput").isEmpty());
        assertTrue(input.constraint("unknown", "inference-throughput").isEmpty());
        assertEquals("dra-resource-claim", input.gpuAllocationPolicy());
    }

    @Test
    void anAbsentPolicyIsUnspecified() {
        assertEquals("unspecified", read(HEAD + "}").gpuAllocationPolicy());
    }

    @Test
    void refusesAnotherVersion() {
        AicrException e = assertThrows(AicrException.class, () -> read("{apiVersion: v2, kind: ValidationInput}"));
        assertTrue(e.getMessage().contains("'apiVersion' must be 'validator.nvidia.com/v1alpha1', found 'v2'"));
    }

    private static ValidationInput read(String text) {
        return ValidationInput.of(YamlReader.read("v.yaml", text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT));
    }
}
