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

/**
 * A file with Kubernetes objects, a template.
 *
 * @param path in the catalogue
 * @param embedded whether it ships with the program, whose build has read it
 */
public record Manifest(String path, String text, boolean embedded) {
    /** Largest accepted manifest, bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** The last segment of the path. */
    public String baseName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
