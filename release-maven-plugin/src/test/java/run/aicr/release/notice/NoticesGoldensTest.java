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
package run.aicr.release.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.release.Goldens;

class NoticesGoldensTest {
    private static final LicensePolicy POLICY =
            new LicensePolicy(List.of("MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Zlib"), List.of());

    @Test
    void sampleGivesItsFileInAnyOrder() {
        List<Component> components = new ArrayList<>();
        for (Mapping mapping : Goldens.cases("notices/sample-input.json")) {
            Fields fields = Goldens.fields(mapping);
            components.add(new Component(
                    fields.requiredText("name"),
                    fields.requiredText("version"),
                    fields.texts("licenses"),
                    fields.text("source"),
                    fields.textMap("files").entrySet().stream()
                            .map(f -> new LicenseFile(f.getKey(), f.getValue()))
                            .toList()));
        }
        String expected = Goldens.text("notices/sample-expected.md");
        assertEquals(expected, Notices.text("v1.3.0", components));
        Collections.reverse(components);
        assertEquals(expected, Notices.text("v1.3.0", components));
    }

    @TestFactory
    Stream<DynamicTest> everyLicenceIsJudgedAsItsGoldenSays() {
        return Goldens.cases("notices/license-policy-cases.json").stream().map(c -> {
            Fields fields = Goldens.fields(c);
            List<String> licenses = fields.text("expression").map(List::of).orElseGet(() -> fields.texts("licenses"));
            return DynamicTest.dynamicTest(String.valueOf(licenses), () -> {
                Component component = new Component("g:a", "1", licenses, Optional.empty(), List.of());
                List<LicensePolicy.Problem> problems = POLICY.problems(List.of(component), LocalDate.of(2026, 5, 4));
                assertEquals(fields.bool("allowed", false), problems.isEmpty());
                assertEquals(
                        fields.text("error"),
                        problems.stream().map(p -> p.code().name()).findFirst());
            });
        });
    }
}
