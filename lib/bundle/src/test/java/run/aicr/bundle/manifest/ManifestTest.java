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
package run.aicr.bundle.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.bundle.Recipes;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class ManifestTest {
    private static final ComponentRef REF =
            Recipes.small().recipe().componentRefs().get(0);

    private static String rendered(String text) {
        Mapping values = (Mapping) YamlReader.read(
                "v",
                "{a: {b: [1, 2]}, s: text, none: null, empty: '', off: false, zero: 0}"
                        .getBytes(StandardCharsets.UTF_8),
                Limits.DOCUMENT);
        return new ManifestRenderer(REF, values).render(new Manifest("m/x.yaml", text, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            value = {
                "{{ .Release.Namespace }}/{{ .Release.Service }} § cert-manager/Helm",
                "{{ .Chart.Name }}-{{ .Chart.Version }} § cert-manager-1.20.2",
                "{{ (index .Values \"cert-manager\").s }} § text",
                "{{ $v := index .Values \"cert-manager\" }}{{ $v.none | default \"d\" }}{{ $v.empty | default \"e\" }} § de",
                "{{ $v := index .Values \"cert-manager\" }}{{ $v.off | default true }}{{ $v.zero | default 9 }} § false0",
                "{{ \"a+b\" | replace \"+\" \"_\" | trunc 2 | trimSuffix \"_\" }} § a",
                "{{ trunc -2 \"abcd\" }}{{ trunc 9 \"ab\" }} § cdab",
                "{{ quote \"a\\\"b\" nil 7 }} § \"a\\\"b\" \"7\"",
                "{{ toString 1.5 }}{{ toString true }} § 1.5true",
                "x:{{ toYaml (index .Values \"cert-manager\").a | nindent 2 | len }} § x:21",
            })
    void functionsDoWhatHelmsDo(String text, String expected) {
        assertEquals(expected, rendered(text));
    }

    @Test
    void yamlIsIndentedUnderItsKey() {
        assertEquals(
                "x:\n  b:\n    - 1\n    - 2",
                rendered("x:\n{{- toYaml (index .Values \"cert-manager\").a | nindent 2 }}"));
    }

    @Test
    void faultsNameComponentFileLineAndExpression() {
        AicrException fault = assertThrows(AicrException.class, () -> rendered("a\n{{ .Values.x.y.z | nosuch }}"));
        assertEquals(ErrorClass.INTERNAL, fault.errorClass());
        assertTrue(fault.getMessage().contains("component \"cert-manager\""), fault.getMessage());
        assertTrue(fault.getMessage().contains("m/x.yaml:2: {{ .Values.x.y.z | nosuch }}"), fault.getMessage());
        assertTrue(fault.getMessage().contains("[INVALID_REQUEST]"), fault.getMessage());
        assertThrows(AicrException.class, () -> rendered("{{ trunc \"a\" \"b\" }}"));
        assertThrows(AicrException.class, () -> rendered("{{ replace \"a\" }}"));
        assertThrows(AicrException.class, () -> rendered("{{ nindent 9999 \"b\" }}"));
    }

    private static final String HOOKED = """
            # about it
            kind: A
            metadata:
              name: a # the name
              annotations:
                keep: "1"
                "helm.sh/hook": post-install, post-upgrade
                helm.sh/hook-weight: "5"
                helm.sh/hook-delete-policy: before-hook-creation
            """;

    @Test
    void hooksAreTakenOutAndCommentsStay() {
        assertEquals("""
                # about it
                kind: A
                metadata:
                  name: a # the name
                  annotations:
                    keep: "1"
                """, HookStripper.strip("t", HOOKED, false));
        assertEquals(
                "kind: A\nmetadata:\n  annotations: {}\n",
                HookStripper.strip("t", "kind: A\nmetadata:\n  annotations:\n    helm.sh/hook: test\n", true));
    }

    @Test
    void hooksOfDeletionStayWithTheirWeight() {
        String stripped =
                HookStripper.strip("t", HOOKED.replace("post-install, post-upgrade", "pre-delete,post-install"), false);
        assertTrue(stripped.contains("helm.sh/hook: pre-delete\n"), stripped);
        assertTrue(stripped.contains("helm.sh/hook-weight: \"5\""), stripped);
    }

    @Test
    void aFormThatLinesCannotShowIsWrittenAnew() {
        String stripped = HookStripper.strip(
                "t",
                "kind: A\nmetadata: {annotations: {helm.sh/hook: test, x: y}}\n---\n# only words\n---\nkind: B\n",
                false);
        assertEquals(
                "kind: A\nmetadata:\n  annotations:\n    x: \"y\"\n---\nkind: B\n".replace("\"y\"", "\"y\""), stripped);
    }

    @Test
    void whatIsNoYamlIsRefusedUnlessItIsOurOwn() {
        assertThrows(AicrException.class, () -> HookStripper.strip("t", "a: b: c\n", false));
        assertEquals("a: b: c\n", HookStripper.strip("t", "a: b: c\n", true));
    }

    @Test
    void documentsWithoutHooksBecomeSome() {
        String hooked = PostInstallHooks.add("t", "kind: B\nmetadata: {name: b}\n---\nkind: C\n---\n" + HOOKED);
        assertTrue(hooked.contains("helm.sh/hook-weight: \"100\"\n  name: b"), hooked);
        assertTrue(hooked.contains("helm.sh/hook-weight: \"101\""), hooked);
        assertTrue(hooked.contains("helm.sh/hook: post-install, post-upgrade"), hooked);
        assertThrows(AicrException.class, () -> PostInstallHooks.add("t", "- a\n"));
    }

    @Test
    void aNamespaceBesideTheComponentsOwnIsRefused() {
        Manifest other = new Manifest("m", "kind: Namespace\nmetadata: {name: other}\n", false);
        assertThrows(AicrException.class, () -> NamespaceCheck.check(REF, List.of(other)));
        NamespaceCheck.check(
                REF,
                List.of(new Manifest("m", "kind: Namespace\nmetadata: {name: {{ .Release.Namespace }}}\n", false)));
        assertTrue(YamlTexts.declaresNamespace("a: b\nkind:   Namespace  \n"));
        assertFalse(YamlTexts.declaresNamespace("  kind: Namespace\nkind: Namespaced\n"));
    }

    @Test
    void theQuotaOfGkeGrowsWithTheNodes() {
        assertTrue(GkeQuota.manifest("n", 9).text().contains("pods: \"288\""));
        assertTrue(GkeQuota.manifest("n", 0).text().contains("pods: \"32\""));
    }

    @Test
    void aReadinessTestMustBeOne() {
        ManifestRenderer renderer = new ManifestRenderer(REF, Mapping.EMPTY);
        Manifest wrong = new Manifest("r", "kind: Test\napiVersion: v1\n", false);
        assertThrows(
                AicrException.class,
                () -> ReadinessGate.manifest(REF, wrong, renderer, ReadinessGate.Waiter.HELM, "dev"));
        assertEquals("v1.2.3", ReadinessGate.tag("1.2.3"));
        assertEquals("dev", ReadinessGate.tag("1.2.3-next.1"));
    }
}
