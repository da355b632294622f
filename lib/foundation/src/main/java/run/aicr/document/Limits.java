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
package run.aicr.document;

/**
 * What a reader accepts at most.
 *
 * @param maxBytes size of the source in bytes
 * @param maxDepth nesting of mappings and lists
 * @param maxNodes number of nodes, each use of an alias counted with everything below it
 */
public record Limits(long maxBytes, int maxDepth, int maxNodes) {
    /** One MiB: configuration, criteria and recipe documents (spec cli §8). */
    public static final Limits DOCUMENT = new Limits(1 << 20, 100, 200_000);

    /** Ten MiB: files of an external catalogue (spec recipe §16.1). */
    public static final Limits CATALOGUE_FILE = new Limits(10 << 20, 100, 2_000_000);

    /** 64 MiB: local snapshots (spec cli §13.2 item 9). */
    public static final Limits SNAPSHOT = new Limits(64 << 20, 100, 4_000_000);
}
