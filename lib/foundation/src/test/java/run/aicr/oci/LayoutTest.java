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
package run.aicr.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class LayoutTest {
    @TempDir
    Path folder;

    @Test
    void whatIsTaggedIsFoundAgain() throws IOException {
        Layout layout = Layout.create(folder);
        Descriptor index = layout.put(MediaTypes.INDEX, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        layout.tag(index, "x:v1");
        layout.tag(index.withPlatform("linux/amd64"), "x:v2");
        Layout again = Layout.open(folder);
        assertEquals(index.digest(), again.find("x:v1").orElseThrow().digest());
        assertEquals("linux/amd64", again.find("x:v2").orElseThrow().platform());
        assertTrue(again.find("x:v3").isEmpty());
        assertEquals(2, again.entries().size());
        layout.tag(index, "x:v1");
        assertEquals(2, again.entries().size());
    }

    @Test
    void aNameThatIsTakenOutIsGoneAndItsBlobStays() throws IOException {
        Layout layout = Layout.create(folder);
        Descriptor index = layout.put(MediaTypes.INDEX, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        layout.tag(index, "x:v1");
        layout.tag(index, "x:v2");
        layout.untag("x:v1");
        layout.untag("x:v3");
        assertTrue(layout.find("x:v1").isEmpty());
        assertEquals(1, layout.entries().size());
        assertTrue(Files.exists(layout.blob(index.digest())));
    }

    @Test
    void aLayoutWhoseMakingWasCutShortIsMadeAgain() throws IOException {
        Layout.create(folder);
        Files.delete(folder.resolve("oci-layout"));
        assertEquals(0, Layout.create(folder).entries().size());
    }

    @Test
    void aBlobWithAnotherDigestIsNotKept() throws IOException {
        Layout layout = Layout.create(folder);
        Sha256 expected = Sha256.of("good");
        assertThrows(
                IOException.class,
                () -> layout.put(expected, new ByteArrayInputStream("bad".getBytes(StandardCharsets.UTF_8))));
        assertTrue(Files.notExists(layout.blob(expected)));
        layout.put(expected, new ByteArrayInputStream("good".getBytes(StandardCharsets.UTF_8)));
        assertEquals("good", Files.readString(layout.blob(expected)));
    }

    @Test
    void aChangedBlobIsRefusedWhenRead() throws IOException {
        Layout layout = Layout.create(folder);
        Descriptor blob = layout.put(MediaTypes.CONFIG, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertEquals("a mapping", layout.readJson(blob).kindName());
        Files.writeString(layout.blob(blob.digest()), "{\"a\":2}");
        assertEquals(
                ErrorClass.UNAUTHORIZED,
                assertThrows(AicrException.class, () -> layout.readJson(blob)).errorClass());
        Files.delete(layout.blob(blob.digest()));
        assertEquals(
                ErrorClass.NOT_FOUND,
                assertThrows(AicrException.class, () -> layout.readJson(blob)).errorClass());
    }

    @Test
    void aFolderWithoutLayoutIsRefused() {
        assertEquals(
                ErrorClass.NOT_FOUND,
                assertThrows(AicrException.class, () -> Layout.open(folder)).errorClass());
    }

    @Test
    void annotationsAreWrittenSorted() {
        Descriptor descriptor =
                Descriptor.of(MediaTypes.INDEX, new byte[0]).withAnnotations(Map.of("b", "2", "a", "1"));
        assertTrue(descriptor.toNode().toString().indexOf("a=")
                < descriptor.toNode().toString().indexOf("b="));
    }

    @Test
    void whatIsAttachedIsListedOnceUnderTheFallbackTag() throws IOException {
        Layout layout = Layout.create(folder.resolve("layout"));
        Sha256 subject = Sha256.of("image");
        byte[] manifest = ("{\"schemaVersion\":2,\"artifactType\":\"a/b\",\"annotations\":{\"k\":\"v\"},"
                        + "\"subject\":{\"digest\":\"" + subject + "\"}}")
                .getBytes(StandardCharsets.UTF_8);

        Descriptor attached = layout.attach("host/name", subject, manifest);
        layout.attach("host/name", subject, manifest);

        List<Referrer> referrers = layout.referrers("host/name", subject);
        assertEquals(1, referrers.size());
        assertEquals(attached.digest(), referrers.get(0).descriptor().digest());
        assertEquals("a/b", referrers.get(0).artifactType());
        assertEquals(Map.of("k", "v"), referrers.get(0).descriptor().annotations());
        assertTrue(layout.find("host/name:sha256-" + subject.hex()).isPresent());
        assertEquals(List.of(), layout.referrers("host/other", subject));
    }
}
