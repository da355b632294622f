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
package run.aicr.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class CriteriaTest {

    @Test
    void valuesAreTrimmedLoweredAndAliasesResolved() {
        assertEquals("eks", parse(Dimension.SERVICE, " EKS "));
        assertEquals("ocp", parse(Dimension.SERVICE, "OpenShift"));
        assertEquals("any", parse(Dimension.SERVICE, "vanilla"));
        assertEquals("any", parse(Dimension.INTENT, ""));
        assertEquals("amazonlinux", parse(Dimension.OS, "al2023"));
    }

    @Test
    void anUnknownValueIsRefusedAsTypedWithTheNearestOne() {
        AicrException e = assertThrows(AicrException.class, () -> parse(Dimension.ACCELERATOR, " H1000"));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertEquals("invalid accelerator type:  H1000; did you mean \"h100\"?", e.sentence());
    }

    @Test
    void anUnknownValueFarFromAllNamesTheKnownOnes() {
        AicrException e = assertThrows(AicrException.class, () -> parse(Dimension.INTENT, "x"));
        assertEquals("invalid intent type: x; known values: inference, training", e.sentence());
    }

    @Test
    void aValueThatTheCatalogueNamesIsAccepted() {
        KnownValues others = (dimension, value) -> dimension == Dimension.SERVICE && value.equals("ncp");
        assertEquals("ncp", Dimension.SERVICE.parse("NCP", others));
        assertThrows(AicrException.class, () -> Dimension.OS.parse("ncp", others));
    }

    @Test
    void openAndEmptyDimensionsMatchEverything() {
        Criteria query = new Criteria("eks", "h100", "training", "any", "any", 4);
        assertTrue(Criteria.OPEN.matches(query));
        assertTrue(Criteria.ABSENT.matches(query));
        assertTrue(Criteria.ABSENT.with(Dimension.SERVICE, "eks").matches(query));
    }

    @Test
    void aClosedDimensionNeedsTheSameValueInTheQuery() {
        Criteria query = Criteria.OPEN.with(Dimension.SERVICE, "eks");
        assertFalse(query.with(Dimension.OS, "ubuntu").matches(query));
        assertFalse(Criteria.OPEN.with(Dimension.SERVICE, "gke").matches(query));
        assertFalse(Criteria.OPEN.withNodes(8).matches(query.withNodes(9)));
        assertFalse(Criteria.OPEN.withNodes(8).matches(query));
        assertTrue(Criteria.OPEN.withNodes(8).matches(query.withNodes(8)));
    }

    @Test
    void specificityCountsClosedDimensions() {
        assertEquals(0, Criteria.OPEN.specificity());
        assertEquals(6, new Criteria("eks", "h100", "training", "ubuntu", "kubeflow", 4).specificity());
    }

    @Test
    void theTextFormListsWhatIsNotAny() {
        assertEquals("criteria(any)", Criteria.OPEN.text());
        assertEquals(
                "criteria(service=eks, accelerator=h100, intent=training, os=ubuntu, platform=kubeflow, nodes=4)",
                new Criteria("eks", "h100", "training", "ubuntu", "kubeflow", 4).text());
        assertEquals(
                "criteria(os=, nodes=1)",
                Criteria.OPEN.with(Dimension.OS, "").withNodes(1).text());
    }

    private static String parse(Dimension dimension, String text) {
        return dimension.parse(text, KnownValues.BUILT_IN_ONLY);
    }
}
