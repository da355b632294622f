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
package run.aicr.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** The golden cases of the release area; tests that need them are skipped where they are absent. */
public final class Goldens {
    private Goldens() {}

    public static Path folder() {
        String root = System.getProperty("aicr.goldens", "");
        Path folder = Path.of(root, "release");
        if (root.isEmpty() || !Files.isDirectory(folder)) {
            Assumptions.abort("goldens not found: " + folder);
        }
        return folder;
    }

    public static String text(String path) {
        try {
            return Files.readString(folder().resolve(path));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read golden " + path, e);
        }
    }

    public static Node json(String path) {
        try {
            return JsonReader.read(path, Files.readAllBytes(folder().resolve(path)), Limits.SNAPSHOT);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read golden " + path, e);
        }
    }

    /** A golden that is a list of mappings. */
    public static List<Mapping> cases(String path) {
        return ((Sequence) json(path)).items().stream().map(Mapping.class::cast).toList();
    }

    public static Fields fields(Node node) {
        return Fields.of(node, "");
    }
}
