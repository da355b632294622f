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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.oci.Descriptor;
import run.aicr.release.base.BasePins.Pin;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class BasePinsTest {
    private static final String NEW = Sha256.of("new").prefixed();
    private static final String OLD = Sha256.of("old").prefixed();
    private static final String HEAD = """
            # What a release is made of.
            schema: aicr.run/release-config/v1
            repository: example/demo
            mainBranch: main
            platforms: [linux/amd64]
            programs:
              - name: tool
                module: tool
                form: jars
                main: Main
                runtimeModules: [java.base]
            imagePlatforms: [linux/amd64, linux/arm64]   # both
            policy:
              licences: policy.yaml
            images:
            """;

    @TempDir
    Path temp;

    private static String image(String name, String base) {
        return """
              - name: %s
                program: tool
                title: tool
                description: "a tool: demo"
                entrypoint: /tool
                user: "65532"
                workdir: /
            %s
            """.formatted(name, base);
    }

    private ReleaseConfig config(String images) throws IOException {
        return ReleaseConfig.read(Files.writeString(temp.resolve("release.yaml"), HEAD + images));
    }

    private String pinned(String images, String... digests) throws IOException {
        ReleaseConfig before = config(images);
        List<Pin> pins = new ArrayList<>();
        for (String digest : digests) {
            pins.add(new Pin("", "", "", digest));
        }
        byte[] written = PinnedText.with("release.yaml", (HEAD + images).getBytes(StandardCharsets.UTF_8), pins);
        Files.write(temp.resolve("release.yaml"), written);
        ReleaseConfig after = ReleaseConfig.read(temp.resolve("release.yaml"));
        assertEquals(before.programs(), after.programs());
        assertEquals(
                List.of(digests),
                after.images().stream().map(i -> i.baseDigest()).toList());
        return new String(written, StandardCharsets.UTF_8).substring(HEAD.length());
    }

    @Test
    void aDigestIsReplacedAndAnAbsentOneAddedBelowTheName() throws IOException {
        String text = image(
                        "a",
                        "    base:\n      name: example.com/a:1  # of the reference\n      # checked\n"
                                + "      digest: \"" + OLD + "\" # last month")
                + image("b", "    base:\n      name: example.com/b:1 # plain");
        assertEquals(
                image(
                                "a",
                                "    base:\n      name: example.com/a:1  # of the reference\n      # checked\n"
                                        + "      digest: " + NEW + " # last month")
                        + image("b", "    base:\n      name: example.com/b:1 # plain\n      digest: " + OLD),
                pinned(text, NEW, OLD));
    }

    @Test
    void basesOnOneLineAndSharedOnesStaySo() throws IOException {
        String text = image("a", "    base: &it {name: example.com/a:1}") + image("b", "    base: *it");
        assertEquals(
                image("a", "    base: &it {name: example.com/a:1, digest: " + NEW + "}") + image("b", "    base: *it"),
                pinned(text, NEW, NEW));
    }

    @Test
    void endsOfLinesStayAsTheyAre() {
        String text = (HEAD + image("a", "    base:\n      name: example.com/a:1")).replace("\n", "\r\n");
        byte[] written = PinnedText.with(
                "release.yaml", text.getBytes(StandardCharsets.UTF_8), List.of(new Pin("", "", "", NEW)));
        assertEquals(
                text.replace("example.com/a:1", "example.com/a:1\r\n      digest: " + NEW),
                new String(written, StandardCharsets.UTF_8));
    }

    @Test
    void aSharedBaseThatShouldHaveTwoDigestsIsRefused() {
        String text = HEAD + image("a", "    base: &it {name: example.com/a:1}") + image("b", "    base: *it");
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> PinnedText.with(
                        "release.yaml",
                        text.getBytes(StandardCharsets.UTF_8),
                        List.of(new Pin("", "", "", NEW), new Pin("", "", "", OLD))));
        assertEquals(Code.CONFIG_INVALID, e.code());
    }

    @Test
    void theRegistrySaysWhatATagStandsFor() throws IOException {
        try (BaseRegistry registry = BaseRegistry.start(temp.resolve("registry"))) {
            SyntheticBase made = SyntheticBase.in(temp.resolve("base")).inDockerForm();
            Descriptor index = made.write(SyntheticBase.debian());
            registry.push(made.layout(), index, "1");
            String base = "    base:\n      name: " + registry.name("1");
            List<Pin> pins = new BasePins(BaseRegistry.readers()).of(config(image("a", base) + image("b", base)));
            String digest = index.digest().prefixed();
            assertEquals(
                    List.of(new Pin("a", registry.name("1"), "", digest), new Pin("b", registry.name("1"), "", digest)),
                    pins);
            assertTrue(pins.get(0).isChange());

            SyntheticBase one = SyntheticBase.in(temp.resolve("one")).of("linux/amd64");
            registry.push(one.layout(), one.write(SyntheticBase.debian()), "1");
            refused(Code.CONFIG_INVALID, "has no linux/arm64", base);
            registry.push(one.layout(), one.manifest(SyntheticBase.debian(), "linux/amd64"), "1");
            refused(Code.CONFIG_INVALID, "expected an index", base);
            refused(Code.MISSING_ARTIFACT, "no manifest 2", base.replaceAll("1$", "2"));
        }
    }

    @Test
    void nothingIsGuessed() throws IOException {
        refused(Code.REMOTE_UNREACHABLE, "127.0.0.1:1", "    base:\n      name: 127.0.0.1:1/glibc:1");
        refused(Code.CONFIG_INVALID, "must end with a tag", "    base:\n      name: example.com/glibc");
        refused(Code.CONFIG_INVALID, "must end with a tag", "    base:\n      name: example.com/glibc:1@" + NEW);
    }

    private void refused(Code code, String words, String base) throws IOException {
        ReleaseConfig config = config(image("a", base));
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> new BasePins(BaseRegistry.readers()).of(config));
        assertEquals(code, e.code(), e.getMessage());
        assertTrue(e.sentence().contains(words), e.sentence());
    }
}
