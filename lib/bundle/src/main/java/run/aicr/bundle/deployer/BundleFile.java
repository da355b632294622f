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
package run.aicr.bundle.deployer;

import java.nio.charset.StandardCharsets;
import run.aicr.file.SafePath;

/**
 * A file of a bundle.
 *
 * @param path relative, with {@code /}
 * @param content not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
public record BundleFile(String path, byte[] content, boolean executable) {
    /** @throws IllegalArgumentException for a path that leaves the bundle */
    public BundleFile {
        SafePath.requireRelative(path);
    }

    static BundleFile of(String path, byte[] content) {
        return new BundleFile(path, content, false);
    }

    static BundleFile of(String path, String text) {
        return of(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static BundleFile script(String path, String text) {
        return new BundleFile(path, text.getBytes(StandardCharsets.UTF_8), true);
    }

    /** The content as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    BundleFile in(String folder) {
        return new BundleFile(folder + "/" + path, content, executable);
    }
}
