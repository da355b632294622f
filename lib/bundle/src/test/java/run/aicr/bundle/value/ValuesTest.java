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
package run.aicr.bundle.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.bundle.Recipes;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.override.ValueOverride;
import run.aicr.scheduling.NodeSelector;
import run.aicr.scheduling.Taint;
import run.aicr.scheduling.Toleration;

class ValuesTest {
    private static Mapping yaml(String text) {
        return (Mapping) YamlReader.read("t", text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
    }

    private static String text(Node node) {
        return new String(YamlWriter.write(node), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "true, BOOLEAN, true",
        "True, TEXT, True",
        "7, INTEGER, 7",
        "+7, INTEGER, 7",
        "007, INTEGER, 7",
        "-3, INTEGER, -3",
        "9223372036854775808, FLOAT, 9223372036854775808",
        "1.5, FLOAT, 1.5",
        "1e3, FLOAT, 1e3",
        "1.20, TEXT, 1.20",
        "1.0, TEXT, 1.0",
        "1_000, TEXT, 1_000",
        "Inf, TEXT, Inf",
        "NaN, TEXT, NaN",
        "null, TEXT, null",
        "0x10, TEXT, 0x10",
        "1.2.3, TEXT, 1.2.3",
        "1., TEXT, 1.",
        ".5, FLOAT, .5",
        "1e, TEXT, 1e",
        "1e999, TEXT, 1e999",
        "-, TEXT, -",
    })
    void aTextBecomesWhatItLooksLikeUnlessDigitsWouldGetLost(String text, Scalar.Kind kind, String expected) {
        Scalar value = (Scalar) SetText.value(text);
        assertEquals(kind, value.kind());
        assertEquals(expected, value.text());
    }

    @Test
    void aPathIsPutFoundAndRemoved() {
        ValuePath path = ValuePath.of("a.b.c");
        Mapping values = path.put(yaml("a: {x: 1}"), Scalar.integer(2), "test");
        assertEquals("a:\n  b:\n    c: 2\n  x: 1\n", text(values));
        assertEquals(Optional.of(Scalar.integer(2)), path.find(values));
        assertEquals("a:\n  b: {}\n  x: 1\n", text(path.remove(values)));
        assertEquals(values, ValuePath.of("a.nothing.c").remove(values));
        assertEquals("a:\n  x:\n    w: 3\n", text(ValuePath.of("a.x.w").force(yaml("a: {x: 1}"), Scalar.integer(3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "0.0.0.0/0", "fd00::/8", "::/0", "192.168.1.1/32", "2001:db8::1/128"})
    void networksWithoutHostBitsAreNetworks(String text) {
        assertTrue(Network.prefixOf(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0/8",
                "010.0.0.0/8",
                "a/8",
                "::ffff:10.0.0.0/104",
                "::ffff:a00:0/104",
                "1::2::3/64",
                "10.0.0.0/08",
                "fd00::1/8",
                ":::/0",
                "1:2:3:4:5:6:7/64"
            })
    void anythingElseIsNone(String text) {
        assertTrue(Network.prefixOf(text).isEmpty());
    }

    private static String gateway(String values, List<String> notes) {
        var ref = Recipes.read("""
                componentRefs: [{name: agentgateway, type: Helm, source: "https://c.example.com", version: "1"}]
                """).recipe().componentRefs().get(0);
        return text(GatewayExposure.apply(new ProducedValues(ref, yaml(values), List.of()), notes)
                .all());
    }

    @Test
    void aGatewayIsOpenToPrivateNetworksUnlessSomebodySaysOtherwise() {
        List<String> notes = new ArrayList<>();
        assertTrue(gateway("{}", notes).contains("10.0.0.0/8"));
        assertTrue(notes.get(0).contains("private networks"));
        notes.clear();
        gateway("allowedSourceRanges: [\" 0.0.0.0/0 \"]", notes);
        assertTrue(notes.get(0).contains("open to the world"));
        for (String bad : List.of("10.0.0.0/8", "[7]", "[10.0.0.1/8]")) {
            assertThrows(AicrException.class, () -> gateway("allowedSourceRanges: " + bad, notes), bad);
        }
    }

    @Test
    void theExactNameWinsOverAnAlias() {
        Overrides overrides = new Overrides(
                List.of("gpu-operator:a=name", "gpuoperator:a=alias", "gpuoperator:b=1", "gpuoperator:b=2").stream()
                        .map(ValueOverride::parse)
                        .toList(),
                List.of(),
                List.of(),
                List.of());
        List<String> keys = new ComponentKeys(Recipes.CATALOG).of("gpu-operator");
        assertEquals(Map.of(ValuePath.of("a"), "name", ValuePath.of("b"), "2"), overrides.set(keys));
    }

    @Test
    void aComponentOutsideOfTheRegistryIsKnownWithoutItsHyphens() {
        assertEquals(List.of("my-own-thing", "myownthing"), new ComponentKeys(Recipes.CATALOG).of("my-own-thing"));
    }

    @TempDir
    private Path folder;

    @Test
    void filesAndJsonMergeAndNullDeletes() throws IOException {
        Files.writeString(folder.resolve("f.yaml"), "a: {x: null, w: 2}\n");
        TypedOverride file = TypedOverride.file("gpuoperator:top=f.yaml", folder);
        assertEquals(
                "a:\n  w: 2\n  z: 3\n", text(Overrides.merged(Optional.of(yaml("a: {x: 1, z: 3}")), file.value())));
        assertEquals("x: 1\n", text(Overrides.merged(Optional.of(Scalar.integer(1)), yaml("x: 1"))));
        assertEquals("null\n", text(Overrides.merged(Optional.of(yaml("x: 1")), Scalar.NULL)));
    }

    @Test
    void faultsOfTypedSettingsNameTheSetting() {
        assertEquals(
                ErrorClass.NOT_FOUND,
                fault(() -> TypedOverride.file("a:b=none", folder)).errorClass());
        assertEquals(
                ErrorClass.INVALID_REQUEST,
                fault(() -> TypedOverride.file("a:b=.", folder)).errorClass());
        assertTrue(fault(() -> TypedOverride.json("a:b={")).sentence().contains("a:b={"));
        assertTrue(fault(() -> TypedOverride.json("a:enabled=true")).sentence().contains("--set a:enabled"));
        assertTrue(fault(() -> TypedOverride.json("a")).sentence().contains("--set-json"));
    }

    private static AicrException fault(Runnable work) {
        return assertThrows(AicrException.class, work::run);
    }

    private static ProducedValues produced(String recipe, Overrides overrides, SchedulingSettings scheduling) {
        return new ValueProduction(Recipes.CATALOG, overrides, scheduling)
                .produce(Recipes.read(recipe).recipe().componentRefs(), new ArrayList<>())
                .get(0);
    }

    private static final String NFD = """
            componentRefs:
              - {name: nfd, namespace: n, type: Helm, source: "https://c.example.com", version: "1", overrides: %s}
            """;

    private static SchedulingSettings scheduling() {
        return new SchedulingSettings(
                new SchedulingSettings.Nodes(
                        NodeSelector.parse(List.of("a=b")), List.of(Toleration.parse("sys:NoSchedule"))),
                new SchedulingSettings.Nodes(
                        NodeSelector.parse(List.of()), List.of(Toleration.parse("gpu=yes:NoExecute"))),
                NodeSelector.parse(List.of()),
                Optional.of(Taint.parse("gate:NoSchedule")),
                3,
                "fast");
    }

    @Test
    void tolerationsReplaceAppendOrStayAway() {
        ProducedValues plain = produced(NFD.formatted("{}"), Overrides.NONE, scheduling());
        assertEquals(
                "- effect: NoExecute\n  key: gpu\n  operator: Equal\n  value: \"yes\"\n",
                text(ValuePath.of("worker.tolerations").find(plain.all()).orElseThrow()));
        ProducedValues appended =
                produced(NFD.formatted("{master: {tolerations: [{key: own}]}}"), Overrides.NONE, scheduling());
        assertEquals(
                "- key: own\n- effect: NoSchedule\n  key: sys\n  operator: Exists\n",
                text(ValuePath.of("master.tolerations").find(appended.all()).orElseThrow()));
        ProducedValues out = produced(NFD.formatted("{master: {tolerations: []}}"), Overrides.NONE, scheduling());
        assertEquals(
                "[]\n", text(ValuePath.of("master.tolerations").find(out.all()).orElseThrow()));
        ProducedValues dynamic = produced(NFD.formatted("{}"), Recipes.dynamic("nfd:master.tolerations"), scheduling());
        assertTrue(ValuePath.of("master.tolerations").find(dynamic.all()).isEmpty());
    }

    @Test
    void withoutTolerationsEverythingIsTolerated() {
        ProducedValues plain = produced(NFD.formatted("{}"), Overrides.NONE, SchedulingSettings.DEFAULT);
        assertEquals(
                "- operator: Exists\n",
                text(ValuePath.of("master.tolerations").find(plain.all()).orElseThrow()));
    }

    @Test
    void dynamicValuesMoveAndLeaveTheirParents() {
        ProducedValues values = produced(
                NFD.formatted("{a: {b: 1, c: 2}}"), Recipes.dynamic("nfd:a.b", "nfd:x.w"), SchedulingSettings.DEFAULT);
        assertTrue(ValuePath.of("a.b").find(values.fixed()).isEmpty());
        assertTrue(ValuePath.of("a.c").find(values.fixed()).isPresent());
        assertEquals("a:\n  b: 1\nx:\n  w: \"\"\n", text(values.dynamic()));
        assertEquals(List.of(ValuePath.of("x.w")), values.openPaths());
    }
}
