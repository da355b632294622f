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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;

/**
 * Reads from layers what says which packages they install; each layer once, since images share them. On the way it checks
 * that a layer unpacks to its diff id.
 */
public final class LayerReader {
    private static final long LARGEST_LAYER = 32L << 30;
    private static final long MOST_ENTRIES = 2_000_000;

    private final Layout layout;
    private final Map<Sha256, LayerFiles> read = new HashMap<>();

    public LayerReader(Layout layout) {
        this.layout = layout;
    }

    /** @throws AicrException INVALID_REQUEST when the layer is broken, or holds too much */
    LayerFiles read(Descriptor layer, String diffId) throws IOException {
        LayerFiles known = read.get(layer.digest());
        if (known == null) {
            known = unpack(layer, diffId);
            read.put(layer.digest(), known);
        }
        return known;
    }

    private LayerFiles unpack(Descriptor layer, String diffId) throws IOException {
        LayerFiles files = new LayerFiles();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(layout.blob(layer.digest())), 1 << 16);
                InputStream tar = layer.mediaType().endsWith("gzip") ? new GZIPInputStream(file, 1 << 16) : file;
                DigestInputStream counted = new DigestInputStream(tar, Sha256.newDigest())) {
            PlainTar.readForeign(counted, LARGEST_LAYER, MOST_ENTRIES, files);
            counted.transferTo(OutputStream.nullOutputStream());
            Sha256 found = Sha256.from(counted.getMessageDigest());
            if (!found.prefixed().equals(diffId)) {
                throw AicrException.invalidRequest(
                        "the layer " + layer.digest() + " unpacks to " + found + ", the configuration says " + diffId);
            }
            return files;
        } catch (IOException e) {
            throw AicrException.invalidRequest("the layer " + layer.digest() + " is broken: " + e.getMessage());
        }
    }
}
