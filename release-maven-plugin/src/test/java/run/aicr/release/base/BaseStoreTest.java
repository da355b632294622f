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
package run.aicr.release.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class BaseStoreTest {
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final List<Platform> BOTH = List.of(AMD64, Platform.parse("linux/arm64"));

    @TempDir
    static Path shared;

    private static BaseRegistry registry;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() {
        registry = BaseRegistry.start(shared.resolve("registry"));
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    static ImageSpec image(String base, String digest) {
        return new ImageSpec(
                "ghcr.io/example/aicr",
                "aicr",
                "aicr",
                "demo",
                "/aicr",
                "65532",
                "/",
                0,
                base,
                digest,
                Optional.empty());
    }

    private BaseStore fetching() {
        return new BaseStore(temp.resolve("cache"), true, BaseRegistry.readers());
    }

    private BaseStore local() {
        return new BaseStore(temp.resolve("cache"), false, BaseRegistry.none());
    }

    private SyntheticBase base() throws IOException {
        return SyntheticBase.in(temp.resolve("base"));
    }

    /** Pushes and gives an image on it. */
    private ImageSpec pushed(SyntheticBase base, Descriptor index, String tag) throws IOException {
        registry.push(base.layout(), index, tag);
        return image(registry.name(tag), index.digest().prefixed());
    }

    private static ReleaseException refused(BaseStore store, ImageSpec image) {
        return assertThrows(ReleaseException.class, () -> store.of(image, BOTH));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBaseIsPulledOnceAndThenFoundWithoutARegistry(boolean docker) throws IOException {
        SyntheticBase made = docker ? base().inDockerForm() : base();
        ImageSpec image = pushed(made, made.write(SyntheticBase.debian()), "pulled-" + docker);
        assertTrue(local().of(image, BOTH).isEmpty(), "nothing is there yet");
        assertEquals("none", local().outlook(image, BOTH));

        PinnedBase found = fetching().of(image, BOTH).orElseThrow();
        assertEquals(image.baseDigest(), found.digest().prefixed());
        assertEquals(image.baseName(), found.name());
        assertEquals(BOTH, List.copyOf(found.platforms().keySet()));
        PinnedBase.OnPlatform amd64 = found.platforms().get(AMD64);
        assertEquals(2, amd64.layers().size());
        for (Descriptor layer : amd64.layers()) {
            assertEquals(MediaTypes.LAYER_GZIP, layer.mediaType());
        }
        assertEquals(Optional.of(found), local().of(image, BOTH));
        assertEquals(image.baseDigest(), local().outlook(image, BOTH));
        Layout copy = Layout.create(temp.resolve("copy"));
        local().copyLayers(amd64, copy);
        for (Descriptor layer : amd64.layers()) {
            assertArrayEquals(
                    Files.readAllBytes(made.layout().blob(layer.digest())),
                    Files.readAllBytes(copy.blob(layer.digest())));
        }
    }

    @Test
    void anImageWithoutADigestHasNoBase() throws IOException {
        assertTrue(fetching().of(image(registry.name("x"), ""), BOTH).isEmpty());
        assertEquals("none", fetching().outlook(image(registry.name("x"), ""), BOTH));
    }

    @Test
    void aDigestThatTheRegistryDoesNotHaveIsNamed() {
        ImageSpec image = image(registry.name("1"), Sha256.of("nothing").prefixed());
        ReleaseException e = refused(fetching(), image);
        assertEquals(Code.MISSING_ARTIFACT, e.code());
        assertTrue(e.sentence().contains(image.baseDigest()), e.sentence());
    }

    @Test
    void theManifestOfOnePlatformIsNoIndex() throws IOException {
        SyntheticBase made = base();
        Descriptor manifest = made.manifest(SyntheticBase.debian(), "linux/amd64");
        ReleaseException e = refused(fetching(), pushed(made, manifest, "single"));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertTrue(e.sentence().contains("is the manifest of one platform, expected an index"), e.sentence());
        assertTrue(e.hint().orElseThrow().contains("aicr-release:pin"), e.getMessage());
    }

    @Test
    void aMissingPlatformIsNamed() throws IOException {
        SyntheticBase made = base().of("linux/amd64", "linux/s390x");
        ReleaseException e = refused(fetching(), pushed(made, made.write(SyntheticBase.debian()), "lacking"));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertTrue(e.sentence().endsWith("has no linux/arm64"), e.sentence());
    }

    @Test
    void layersThatMustNotBeDistributedAreRefused() throws IOException {
        SyntheticBase foreign = base().withLayers(l ->
                changed(l, "mediaType", Scalar.text("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip")));
        SyntheticBase elsewhere = SyntheticBase.in(temp.resolve("urls"))
                .withLayers(l -> changed(l, "urls", Sequence.ofTexts(List.of("https://example.com/layer"))));
        for (SyntheticBase made : List.of(foreign, elsewhere)) {
            ImageSpec image = pushed(made, made.write(SyntheticBase.debian()), "foreign");
            ReleaseException e = refused(fetching(), image);
            assertEquals(Code.CONFIG_INVALID, e.code());
            assertTrue(e.sentence().contains("must not be distributed"), e.sentence());
        }
    }

    @Test
    void layersInAnotherFormAreRefused() throws IOException {
        SyntheticBase made = base().withLayers(
                        l -> changed(l, "mediaType", Scalar.text("application/vnd.oci.image.layer.v1.tar+zstd")));
        ReleaseException e = refused(fetching(), pushed(made, made.write(SyntheticBase.debian()), "zstd"));
        assertTrue(e.sentence().contains("layers are tar, plain or with gzip"), e.sentence());
    }

    @Test
    void aLayerWithAnotherSizeThanToldIsRefused() throws IOException {
        for (long size : List.of(1L, 1L << 20, 1L << 40, -5L)) {
            SyntheticBase made = SyntheticBase.in(temp.resolve("size" + size))
                    .withLayers(l -> changed(l, "size", Scalar.integer(size)));
            Descriptor index = made.write(SyntheticBase.debian());
            BaseStore store = new BaseStore(made.layout().folder(), false, BaseRegistry.none());
            ReleaseException e =
                    refused(store, image("example.com/base:1", index.digest().prefixed()));
            assertEquals(Code.CONFIG_INVALID, e.code(), e.getMessage());
        }
    }

    @Test
    void aRegistryThatGivesMoreThanTheManifestSaysIsCutOff() throws IOException {
        SyntheticBase made = base();
        Descriptor index = made.write(SyntheticBase.debian());
        ImageSpec image = pushed(made, index, "grown");
        Path layer = made.layout()
                .blob(fetching()
                        .of(image, BOTH)
                        .orElseThrow()
                        .platforms()
                        .get(AMD64)
                        .layers()
                        .get(0)
                        .digest());
        Path kept = shared.resolve("registry/registry/blobs/sha256").resolve(layer.getFileName());
        byte[] good = Files.readAllBytes(kept);
        Files.write(kept, new byte[good.length + 1]);
        try {
            BaseStore other = new BaseStore(temp.resolve("other"), true, BaseRegistry.readers());
            ReleaseException e = refused(other, image);
            assertFalse(Files.exists(temp.resolve("other/blobs/sha256").resolve(layer.getFileName())));
            Files.write(kept, new byte[good.length]);
            ReleaseException wrong = refused(other, image);
            assertEquals(Code.CHECKSUM_MISMATCH, wrong.code(), wrong.getMessage());
            assertTrue(e.sentence().contains("cannot be read"), e.sentence());
        } finally {
            Files.write(kept, good);
        }
    }

    @Test
    void aMissingBlobIsFetchedAgainAndADamagedOneIsNotUsed() throws IOException {
        SyntheticBase made = base();
        ImageSpec image = pushed(made, made.write(SyntheticBase.debian()), "damaged");
        PinnedBase found = fetching().of(image, BOTH).orElseThrow();
        Path layer = Layout.open(temp.resolve("cache"))
                .blob(found.platforms().get(AMD64).layers().get(1).digest());
        byte[] good = Files.readAllBytes(layer);
        Files.delete(layer);
        assertTrue(local().of(image, BOTH).isEmpty());
        assertTrue(fetching().of(image, BOTH).isPresent());
        assertArrayEquals(good, Files.readAllBytes(layer));

        byte[] bad = good.clone();
        bad[good.length / 2] ^= 1;
        Files.write(layer, bad);
        ReleaseException e = refused(local(), image);
        assertEquals(Code.CHECKSUM_MISMATCH, e.code());
        assertTrue(e.sentence().contains(layer.toString()), e.sentence());
    }

    @Test
    void aRegistryThatDoesNotAnswerIsUnreachable() {
        ImageSpec image = image("127.0.0.1:1/bases/glibc:1", Sha256.of("x").prefixed());
        ReleaseException e = refused(fetching(), image);
        assertEquals(Code.REMOTE_UNREACHABLE, e.code());
        assertTrue(e.sentence().contains("127.0.0.1:1"), e.sentence());
    }

    @Test
    void namesAndDigestsThatAreNoneAreFaultsOfTheConfiguration() {
        for (ImageSpec image :
                List.of(image("glibc", Sha256.of("x").prefixed()), image("example.com/glibc:1", "sha256:short"))) {
            assertEquals(Code.CONFIG_INVALID, refused(local(), image).code());
        }
    }

    private static Mapping changed(Mapping mapping, String key, Node value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, value);
        return Mapping.of(entries);
    }
}
