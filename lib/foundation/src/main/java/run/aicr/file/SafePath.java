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
package run.aicr.file;

import java.nio.file.Path;

/** Checks of paths that come from outside, so that nothing is read or written beyond the folder that was named. */
public final class SafePath {
    private SafePath() {}

    /**
     * Accepts relative paths without {@code ..}, empty parts, backslashes and control characters.
     *
     * @throws IllegalArgumentException naming the path otherwise
     */
    public static String requireRelative(String path) {
        boolean controls = path.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\\') >= 0 || controls) {
            throw new IllegalArgumentException("not a plain relative path: '" + path + "'");
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("path with an empty, '.' or '..' part: '" + path + "'");
            }
        }
        return path;
    }

    /** The path below the folder, for a path that {@link #requireRelative} accepts. */
    public static Path resolve(Path folder, String path) {
        return folder.resolve(requireRelative(path));
    }
}
