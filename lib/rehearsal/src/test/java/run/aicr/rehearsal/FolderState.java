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
package run.aicr.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;

/** Names, times and digests of everything in a folder. */
public final class FolderState {
    private FolderState() {}

    public static SortedMap<String, String> of(Path folder) throws IOException {
        SortedMap<String, String> state = new TreeMap<>();
        if (!Files.exists(folder)) {
            return state;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.toList();
        }
        for (Path each : all) {
            String time =
                    Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS).toString();
            String digest = Files.isRegularFile(each) ? Sha256.ofFile(each).hex() : "folder";
            state.put(folder.relativize(each).toString(), time + " " + digest);
        }
        return state;
    }
}
