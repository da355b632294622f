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

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class LicensePolicyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @Test
    void exceptionCountsForItsPackageVersionsAndTime() {
        LicensePolicy policy = policy("MPL-2.0", "[1.0,2.0)", "2026-05-04");
        Component needed = component("org.example:weak", "1.5", "Mozilla Public License 2.0");
        assertDoesNotThrow(() -> policy.require(List.of(needed), TODAY));
        ReleaseException expired =
                assertThrows(ReleaseException.class, () -> policy.require(List.of(needed), TODAY.plusDays(1)));
        assertEquals(Code.LICENSE_NOT_ALLOWED, expired.code());
        assertTrue(expired.sentence().contains("org.example:weak 1.5: its exception expired on 2026-05-04"));
        Component later = component("org.example:weak", "2.0", "MPL-2.0");
        assertEquals(2, policy.problems(List.of(later), TODAY).size());
    }

    @Test
    void exceptionThatNothingNeedsIsAProblem() {
        LicensePolicy policy = policy("MPL-2.0", "*", "2026-12-31");
        List<LicensePolicy.Problem> problems =
                policy.problems(List.of(component("org.example:weak", "1", "MIT")), TODAY);
        assertEquals(1, problems.size());
        assertTrue(
                problems.get(0).subject().startsWith("licences.yaml:"),
                problems.get(0).subject());
    }

    @Test
    void exceptionOfTheJavaRuntimeCoversItsWholeExpression() {
        LicensePolicy policy = policy("GPL-2.0-only WITH Classpath-exception-2.0", "*", "2026-12-31");
        Component runtime = component("org.example:weak", "25", "GPL-2.0-only WITH Classpath-exception-2.0");
        assertEquals(List.of(), policy.problems(List.of(runtime), TODAY));
    }

    @Test
    void anExceptionMayNameAWholeExpression() {
        LicensePolicy policy = policy("MIT AND 0BSD AND CC0-1.0", "*", "2026-12-31");
        Component many = component("org.example:weak", "1", "MIT AND 0BSD AND CC0-1.0");
        assertEquals(List.of(), policy.problems(List.of(many), TODAY));
        Component more = component("org.example:weak", "1", "MIT AND 0BSD AND CC0-1.0 AND MPL-2.0");
        assertEquals(2, policy.problems(List.of(more), TODAY).size());
    }

    @Test
    void exceptionsAboutOthersCanBeLeftOut() {
        LicensePolicy policy = policy("MPL-2.0", "*", "2026-12-31");
        Component needed = component("org.example:weak", "1", "MPL-2.0");
        assertEquals(List.of(), policy.about(name -> false).problems(List.of(), TODAY));
        assertEquals(
                1, policy.about(name -> false).problems(List.of(needed), TODAY).size());
        assertEquals(List.of(), policy.about(name -> name.startsWith("org.")).problems(List.of(needed), TODAY));
    }

    @Test
    void whatNobodyApprovedIsPending() {
        String approved = yaml("MPL-2.0", "*", "2026-12-31");
        assertEquals(List.of(), parse(approved).pending());
        assertEquals(
                List.of("org.example:weak"),
                parse(approved.replace("approvedBy: legal", "approvedBy: pending"))
                        .pending());
    }

    @Test
    void policyFileIsReadStrictly() {
        for (String wrong : List.of(
                "allowed: [MIT]\nextra: 1\n",
                "allowed: [MIT]\nexceptions: [{package: a}]\n",
                yaml("MPL-2.0", "[1.0", "2026-12-31"),
                yaml("MPL-2.0", "*", "soon"))) {
            AicrException e = assertThrows(AicrException.class, () -> parse(wrong), wrong);
            assertTrue(e.sentence().startsWith("licences.yaml:"), e.sentence());
        }
    }

    @Test
    void bracketsAndNonsenseInExpressions() {
        LicensePolicy policy = new LicensePolicy(List.of("MIT", "Apache-2.0"), List.of());
        assertTrue(allowed(policy, "(GPL-3.0-only OR MIT) AND Apache-2.0"));
        assertFalse(allowed(policy, "(GPL-3.0-only OR EPL-2.0) AND Apache-2.0"));
        assertFalse(allowed(policy, "MIT AND"));
        assertFalse(allowed(policy, "(MIT OR Apache-2.0"));
        assertFalse(allowed(policy, "MIT Apache-2.0"));
        assertFalse(allowed(policy, ""));
    }

    @Test
    void namesOfTheWildMapToIds() {
        assertEquals(Optional.of("Apache-2.0"), LicenseNames.spdx("The Apache Software License, Version 2.0"));
        assertEquals(Optional.of("Apache-2.0"), LicenseNames.spdx("Apache License v2.0"));
        assertEquals(Optional.of("Apache-2.0"), LicenseNames.spdx("https://www.apache.org/licenses/LICENSE-2.0.txt"));
        assertEquals(Optional.of("MIT"), LicenseNames.spdx("The MIT License"));
        assertEquals(Optional.of("EPL-2.0"), LicenseNames.spdx("Eclipse Public License - v 2.0"));
        assertEquals(Optional.of("EPL-2.0"), LicenseNames.spdx("Eclipse Public License v. 2.0"));
        assertEquals(Optional.of("BSD-3-Clause"), LicenseNames.spdx("EDL 1.0"));
        assertEquals(Optional.of("BSD-3-Clause"), LicenseNames.spdx("New BSD License"));
        assertEquals(Optional.of("GPL-2.0-only WITH Classpath-exception-2.0"), LicenseNames.spdx("GPL2 w/ CPE"));
        assertEquals(Optional.empty(), LicenseNames.spdx("Our own words"));
    }

    @Test
    void rangesAreThoseOfMaven() {
        assertTrue(VersionRange.parse("[1.0,2.0)").orElseThrow().holds("1.10"));
        assertFalse(VersionRange.parse("[1.0,2.0)").orElseThrow().holds("2.0.0"));
        assertTrue(VersionRange.parse("(,2.0]").orElseThrow().holds("2.0.0"));
        assertFalse(VersionRange.parse("(1.0,)").orElseThrow().holds("1.0"));
        assertTrue(VersionRange.parse("1.5").orElseThrow().holds("1.5"));
        assertTrue(VersionRange.compare("1.0-rc1", "1.0") < 0);
        assertTrue(VersionRange.parse("[1,2,3]").isEmpty());
    }

    private static boolean allowed(LicensePolicy policy, String expression) {
        return policy.problems(List.of(component("g:a", "1", expression)), TODAY)
                .isEmpty();
    }

    private static Component component(String name, String version, String license) {
        return new Component(name, version, List.of(license), Optional.empty(), List.of());
    }

    private static LicensePolicy policy(String license, String range, String expires) {
        return parse(yaml(license, range, expires));
    }

    private static String yaml(String license, String range, String expires) {
        return "allowed: [MIT, Apache-2.0]\nexceptions:\n- package: org.example:weak\n  versionRange: '" + range
                + "'\n  license: " + license + "\n  reason: needed\n  approvedBy: legal\n  expires: " + expires + "\n";
    }

    private static LicensePolicy parse(String yaml) {
        return LicensePolicy.parse("licences.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
