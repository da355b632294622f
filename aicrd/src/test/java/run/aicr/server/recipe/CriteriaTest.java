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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.criteria.Criteria;
import run.aicr.error.AicrException;
import run.aicr.server.exchange.Query;
import run.aicr.server.guard.Ignored;

class CriteriaTest {
    private static final String JSON = "application/json";
    private static final String YAML = "Application/X-YAML; charset=utf-8";

    @Test
    void parametersAreTrimmedLoweredAndHaveAliases() {
        assertEquals(
                new Criteria("gke", "h100", "inference", "cos", "any", 3),
                query("service=+GKE+&gpu=H100&os=Cos&intent=INFERENCE&nodes=3"));
        assertEquals(new Criteria("any", "l40", "any", "any", "any", 0), query("accelerator=l40&gpu=h100"));
        assertEquals(Criteria.OPEN, query("colour=blue&service="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service=windows|[INVALID_REQUEST] invalid service parameter: [INVALID_REQUEST] invalid service type: windows",
                "nodes=abc|[INVALID_REQUEST] invalid nodes value: abc",
                "nodes=3x|[INVALID_REQUEST] invalid nodes value: 3x",
                "nodes=-1|[INVALID_REQUEST] invalid nodes count: -1 (must be >= 0)",
                "nodes=99999999999|[INVALID_REQUEST] invalid nodes value: 99999999999"
            })
    void badParametersAreNamed(String query, String message) {
        assertEquals(
                message, assertThrows(AicrException.class, () -> query(query)).getMessage());
    }

    @Test
    void documentsMayBeJsonOrYaml() {
        Criteria expected = new Criteria("eks", "h100", "any", "any", "any", 8);
        assertEquals(expected, body("{\"spec\":{\"service\":\"EKS\",\"accelerator\":\"h100\",\"nodes\":8}}", JSON));
        assertEquals(expected, body("spec: {service: eks, accelerator: h100, nodes: 8}", YAML));
        assertEquals(
                expected, body("{\"spec\":{\"service\":\"eks\",\"accelerator\":\"h100\",\"nodes\":8}}", "text/plain"));
        assertEquals(Criteria.OPEN, body("null", JSON));
        assertEquals(Criteria.OPEN, body("{\"kind\":\"RecipeCriteria\",\"colour\":1}", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|application/json|request body is empty",
                "{|application/json|failed to parse JSON body: ",
                "{} x|application/json|failed to parse JSON body: ",
                "spec: [|text/yaml|failed to parse YAML body: ",
                "spec: {}|text/plain; x=y|unsupported content type \"text/plain\" and failed to parse as JSON: ",
                "{\"kind\":\"Recipe\"}|application/json|invalid kind \"Recipe\", expected \"RecipeCriteria\"",
                "{\"apiVersion\":\"v1\"}|application/json|invalid apiVersion \"v1\", expected \"aicr.run/v1alpha2\"",
                "{\"spec\":{\"nodes\":\"8\"}}|application/json|failed to parse JSON body: ",
                "{\"spec\":{\"service\":8}}|application/json|failed to parse JSON body: ",
                "{\"kind\":8}|application/json|failed to parse JSON body: ",
                "{\"metadata\":8}|application/json|failed to parse JSON body: ",
                "{\"spec\":{\"nodes\":-1}}|application/json|invalid nodes in criteria spec: -1",
                "{\"spec\":{\"os\":\"dos\"}}|application/json|invalid os in criteria spec: [INVALID_REQUEST] invalid os type: dos"
            })
    void badDocumentsSayWhy(String body, String type, String message) {
        String found = assertThrows(AicrException.class, () -> body(body, type)).getMessage();
        assertTrue(found.startsWith("[INVALID_REQUEST] " + message), found);
    }

    private static Criteria query(String query) {
        return CriteriaParameters.of(Query.of(query));
    }

    @Test
    void fieldsThatNobodyKnowsAreNamed() {
        assertEquals(
                List.of("service"),
                read("{\"service\":\"eks\"}", JSON).ignored().names());
        assertEquals(
                List.of("spec.acelerator"),
                read("{\"metadata\":{\"name\":\"x\"},\"spec\":{\"acelerator\":\"h100\",\"nodes\":1}}", JSON)
                        .ignored()
                        .names());
    }

    @Test
    void withoutATypeTheFirstCharacterDecides() {
        Criteria expected = new Criteria("eks", "any", "any", "any", "any", 0);
        assertEquals(expected, body("spec: {service: eks}", ""));
        assertEquals(expected, body(" \n{\"spec\":{\"service\":\"eks\"}}", ""));
    }

    private static Criteria body(String text, String type) {
        return read(text, type).criteria();
    }

    private static CriteriaBody.Read read(String text, String type) {
        return CriteriaBody.of(
                text.getBytes(StandardCharsets.UTF_8),
                type.isEmpty() ? Optional.empty() : Optional.of(type),
                new Ignored(List.of()));
    }
}
