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
package run.aicr.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.criteria.Dimension;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class ExternalDataTest {
    private static final String STUB = "apiVersion: aicr.run/v1alpha2\nkind: ComponentRegistry\ncomponents: []\n";

    @TempDir
    private Path folder;

    private Catalog embedded;
    private Path data;

    @BeforeEach
    void makeTrees() throws IOException {
        SmallTree tree = new SmallTree(Files.createDirectories(folder.resolve("embedded")))
                .leaf("kubeflow", "  componentRefs: [{name: core, version: 2}]\n")
                .mixin("os-x", "  constraints: [{name: OS.release.ID, value: x}]\n")
                .file("components/core/manifests/a.yaml", "kind: A\n")
                .file("validators/catalog.yaml", """
                        kind: ValidatorCatalog
                        metadata: {version: 1.0.0}
                        validators:
                          - {name: one, image: a}
                          - {name: two, image: b}
                        """);
        embedded = CatalogIndex.open(
                CatalogIndex.write(tree.read()),
                path -> Files.exists(folder.resolve("embedded").resolve(path))
                        ? Optional.of(bytes(folder.resolve("embedded").resolve(path)))
                        : Optional.empty());
        data = Files.createDirectories(folder.resolve("data"));
        put("registry.yaml", STUB);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String path, String text) {
        try {
            Path file = data.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExternalData open() {
        return ExternalData.open(data, embedded);
    }

    private AicrException refused() {
        return assertThrows(AicrException.class, this::open);
    }

    private static String overlay(String name, String spec) {
        return "kind: RecipeMetadata\nmetadata: {name: " + name + "}\nspec: {" + spec + "}\n";
    }

    @Test
    void aStubChangesNothing() {
        ExternalData opened = open();
        assertEquals(1, opened.files());
        assertEquals(List.of(), opened.warnings());
        assertEquals(embedded.overlays(), opened.catalog().overlays());
        assertEquals(embedded.componentNames(), opened.catalog().componentNames());
        assertEquals(
                embedded.check("checks/core/health-check.yaml"),
                opened.catalog().check("checks/core/health-check.yaml"));
        assertFalse(opened.catalog().sourceDigest().equals(embedded.sourceDigest()));
    }

    @Test
    void overlaysMayLieInAnyFolderAndNameNewValues() {
        put("mine/deep/k.yaml", overlay("k", "criteria: {service: ' Mine ', os: al2}"));
        Catalog catalog = open().catalog();
        Overlay overlay = catalog.overlay("k").orElseThrow();
        assertEquals("mine", overlay.criteria().orElseThrow().service());
        assertEquals("amazonlinux", overlay.criteria().orElseThrow().os());
        assertEquals(Origin.EXTERNAL, overlay.origin());
        assertTrue(catalog.knownValues().contains(Dimension.SERVICE, "mine"));
        assertFalse(catalog.embeddedValues().contains(Dimension.SERVICE, "mine"));
    }

    @Test
    void aFileOfTheSamePathReplacesTheBuiltInOne() {
        put("overlays/kubeflow.yaml", overlay("other", "criteria: {platform: kubeflow}"));
        put("mixins/os-x.yaml", "kind: RecipeMixin\nmetadata: {name: os-y}\n");
        put("components/core/values.yaml", "b: 2\n");
        put("components/core/manifests/a.yaml", "kind: B\n");
        put("checks/core/health-check.yaml", "kind: Mine\n");
        Catalog catalog = open().catalog();
        assertTrue(catalog.overlay("kubeflow").isEmpty());
        assertEquals(List.of("os-y"), catalog.mixinNames());
        assertTrue(catalog.values("components/core/values.yaml")
                .orElseThrow()
                .find("a")
                .isEmpty());
        assertEquals(
                "kind: B\n",
                new String(catalog.file("components/core/manifests/a.yaml").orElseThrow(), StandardCharsets.UTF_8));
        assertEquals(
                "kind: Mine\n", catalog.check("checks/core/health-check.yaml").orElseThrow());
        assertTrue(catalog.holds("components/core/manifests/a.yaml"));
        assertFalse(catalog.holds("components/core/manifests/none.yaml"));
    }

    @Test
    void theBaseCanBeReplacedInItsPlaceOnly() {
        put("overlays/base.yaml", overlay("base", "constraints: [{name: A.b.c, value: x}]"));
        assertEquals("A.b.c", open().catalog().base().constraints().get(0).name());
        put("x/overlays/base.yaml", overlay("base", ""));
        assertTrue(refused().getMessage().contains("x/overlays/base.yaml"));
    }

    @Test
    void theSameNameAtAnotherPathIsRefusedNamingBoth() {
        put("mine/k.yaml", overlay("kubeflow", ""));
        String message = refused().getMessage();
        assertTrue(message.contains("mine/k.yaml") && message.contains("overlays/kubeflow.yaml"), message);
    }

    @Test
    void aMixinNameMayNotBeUsedTwice() {
        put("mixins/m.yaml", "kind: RecipeMixin\nmetadata: {name: os-x}\n");
        assertTrue(refused().getMessage().contains("duplicate mixin name \"os-x\" in mixins/m.yaml"));
    }

    @Test
    void unknownKeysOfOverlaysAreReportedAndOfMixinsRefused() {
        put("overlays/k.yaml", overlay("k", "criteria: {platform: k, region: eu}, componentRef: []"));
        List<String> warnings = open().warnings();
        assertEquals(2, warnings.size());
        assertTrue(warnings.get(0).contains("overlays/k.yaml:3:")
                || warnings.get(1).contains("overlays/k.yaml:3:"));
        assertTrue(warnings.stream().anyMatch(w -> w.contains("did you mean \"componentRefs\"?")), warnings.toString());
        put("mixins/m.yaml", "kind: RecipeMixin\nmetadata: {name: m}\nspec: {extra: 1}\n");
        String message = refused().getMessage();
        assertTrue(message.contains("failed to parse mixin mixins/m.yaml (unknown fields are not allowed): "), message);
        assertTrue(message.contains("mixins/m.yaml:3:"), message);
    }

    @Test
    void registryEntriesReplaceOrMerge() {
        put("registry.yaml", """
                apiVersion: other/v1
                components:
                  - {name: core, helm: {defaultVersion: 9}}
                  - {name: fresh, helm: {defaultRepository: "https://new.example"}}
                """);
        ExternalData replaced = open();
        Component core = replaced.catalog().component("core").orElseThrow();
        assertEquals("9", core.helm().version());
        assertEquals("", core.helm().repository());
        assertEquals(List.of("core", "kustom", "fresh"), replaced.catalog().componentNames());
        assertTrue(
                replaced.warnings().get(0).contains("other/v1"),
                replaced.warnings().toString());
        assertTrue(
                replaced.warnings().get(1).contains("healthCheck"),
                replaced.warnings().toString());
        put("registry.yaml", "components: [{name: core, merge: true, helm: {defaultVersion: 9}}]\n");
        ExternalData merged = open();
        Component both = merged.catalog().component("core").orElseThrow();
        assertEquals("9", both.helm().version());
        assertEquals("https://charts.example", both.helm().repository());
        assertEquals("checks/core/health-check.yaml", both.healthCheckAssertFile());
        assertEquals(List.of(), merged.warnings());
    }

    @Test
    void faultsOfTheRegistryAreNamed() {
        put("registry.yaml", "components: [{name: a}, {name: a}]\n");
        assertTrue(refused().getMessage().contains("\"a\" is listed twice"));
        put("registry.yaml", "components: [{name: deployer}]\n");
        assertTrue(refused().getMessage().contains("reserved deployer override key"));
        put("registry.yaml", "components: [\n");
        assertTrue(refused().getMessage().startsWith("[INVALID_REQUEST] failed to parse external registry.yaml:2:"));
        put("registry.yaml", "- a\n");
        assertTrue(refused()
                .getMessage()
                .contains("failed to parse external registry.yaml: the document must be a mapping"));
    }

    @Test
    void validatorsMergeByName() {
        put("validators/catalog.yaml", "validators:\n  - {name: two, image: mine}\n  - {name: three, image: c}\n");
        String merged =
                new String(open().catalog().file("validators/catalog.yaml").orElseThrow(), StandardCharsets.UTF_8);
        assertEquals("""
                kind: ValidatorCatalog
                metadata:
                  version: 1.0.0
                validators:
                  - name: one
                    image: a
                  - name: two
                    image: mine
                  - name: three
                    image: c
                """, merged);
    }

    @Test
    void valuesAreParsedWhenTheyAreAskedForOnly() {
        put("components/core/values.yaml", "a: [\n");
        Catalog catalog = open().catalog();
        AicrException e = assertThrows(AicrException.class, () -> catalog.values("components/core/values.yaml"));
        assertTrue(
                e.getMessage().contains("failed to parse values file components/core/values.yaml:2:"), e.getMessage());
        put("components/core/values.yaml", "- a\n");
        assertThrows(AicrException.class, () -> open().catalog().values("components/core/values.yaml"));
        put("components/core/values.yaml", "# nothing\n");
        assertTrue(open().catalog()
                .values("components/core/values.yaml")
                .orElseThrow()
                .isEmpty());
    }

    @Test
    void filesThatMeanNothingAreSkippedAndListed() {
        put("overlays/k.yml", "not: read");
        put("notes.txt", "x");
        put("other.yaml", "kind: Something\nmetadata: {name: x}\n");
        assertEquals(List.of("notes.txt", "other.yaml", "overlays/k.yml"), open().skipped());
    }

    @Test
    void theFolderMustBeThereAndHoldARegistry() throws IOException {
        AicrException missing =
                assertThrows(AicrException.class, () -> ExternalData.open(folder.resolve("no"), embedded));
        assertEquals(ErrorClass.NOT_FOUND, missing.errorClass());
        Path file = Files.writeString(folder.resolve("f"), "");
        AicrException noFolder = assertThrows(AicrException.class, () -> ExternalData.open(file, embedded));
        assertTrue(noFolder.getMessage().contains("external data path is not a directory: "));
        Files.delete(data.resolve("registry.yaml"));
        assertTrue(refused().getMessage().contains("registry.yaml is required in external data directory: " + data));
    }

    @Test
    void linksAreRefusedButTheFolderItselfMayBeOne() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        assertEquals(1, ExternalData.open(link, embedded).files());
        Files.createSymbolicLink(data.resolve("l.yaml"), Path.of("registry.yaml"));
        assertTrue(refused().getMessage().contains("symlinks not allowed: l.yaml"));
        Files.delete(data.resolve("l.yaml"));
        Files.createSymbolicLink(data.resolve("sub"), folder);
        assertTrue(refused().getMessage().contains("symlinks not allowed: sub"));
    }

    @Test
    void sizeAndDepthAreLimited() throws IOException {
        Path big = data.resolve("big.bin");
        try (var channel = Files.newByteChannel(big, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(10 * 1024 * 1024 - 1);
            channel.write(ByteBuffer.wrap(new byte[1]));
            assertEquals(2, open().files());
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
        assertTrue(refused().getMessage().contains("file too large (10485761 bytes, max 10485760): big.bin"));
        Files.delete(big);
        put("d/".repeat(40) + "x.yaml", "");
        assertTrue(refused().getMessage().contains("folders deep"));
    }

    @Test
    void aLinkThatIsSwappedInLaterIsNotFollowed() throws IOException {
        put("components/core/values.yaml", "mine: 1\n");
        put("components/other/values.yaml", "mine: 2\n");
        Catalog catalog = open().catalog();
        Path secret = Files.createDirectories(folder.resolve("secret"));
        Files.writeString(secret.resolve("values.yaml"), "secret: 1\n");
        Files.delete(data.resolve("components/core/values.yaml"));
        Files.createSymbolicLink(data.resolve("components/core/values.yaml"), secret.resolve("values.yaml"));
        assertThrows(AicrException.class, () -> catalog.values("components/core/values.yaml"));
        Files.delete(data.resolve("components/other/values.yaml"));
        Files.delete(data.resolve("components/other"));
        Files.createSymbolicLink(data.resolve("components/other"), secret);
        AicrException e = assertThrows(AicrException.class, () -> catalog.values("components/other/values.yaml"));
        assertTrue(e.getMessage().contains("cannot read external data file \"components/other/values.yaml\""));
    }

    @Test
    void cyclesAreFoundWhenTheCatalogueIsLoaded() {
        put("a.yaml", overlay("a", "base: b, criteria: {platform: a}"));
        put("b.yaml", overlay("b", "base: a"));
        assertTrue(refused().getMessage().contains("circular inheritance detected"));
    }
}
