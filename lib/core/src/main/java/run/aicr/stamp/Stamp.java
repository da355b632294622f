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
package run.aicr.stamp;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Version, commit and date of the running program. It is for display and defaults; what proves a version is the signed
 * statement of the release.
 *
 * @param version without {@code v}
 * @param commit 40 hex digits
 * @param date RFC 3339, UTC, whole seconds
 * @param rehearsal whether the release was a rehearsal
 */
public record Stamp(String version, String commit, String date, boolean rehearsal) {
    /** The name of the file, beside the launcher. */
    public static final String FILE_NAME = "aicr-release.json";

    /** For a program without a stamp. */
    public static final Stamp UNKNOWN = new Stamp("dev", "unknown", "unknown", false);

    private static final String SCHEMA = "aicr.run/stamp/v1";
    private static final int MAX_BYTES = 1 << 16;

    /**
     * What came out of reading.
     *
     * @param warning a sentence when there is a file that is no stamp; else empty
     */
    public record Reading(Stamp stamp, String warning) {}

    /**
     * Reads the stamp in a folder. No file gives {@link #UNKNOWN}, a broken one too, with a warning.
     *
     * @param folder as text, and read with the old file classes: those of {@code java.nio.file} take longer to start than
     *     all the rest of {@code --version}
     */
    public static Reading read(String folder) {
        File file = new File(folder, FILE_NAME);
        byte[] bytes;
        try (FileInputStream in = new FileInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            return file.exists() ? broken(file, "it cannot be read") : new Reading(UNKNOWN, "");
        }
        if (bytes.length > MAX_BYTES) {
            return broken(file, "it is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return new Reading(of(StampScanner.scan(new String(bytes, StandardCharsets.UTF_8))), "");
        } catch (IllegalArgumentException e) {
            return broken(file, e.getMessage());
        }
    }

    private static Stamp of(Map<String, String> fields) {
        String schema = fields.getOrDefault("schema", "");
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("its schema is \"" + schema + "\", expected \"" + SCHEMA + "\"");
        }
        return new Stamp(
                required(fields, "version"),
                required(fields, "commit"),
                required(fields, "date"),
                fields.getOrDefault("rehearsal", "false").equals("true"));
    }

    private static String required(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return text;
    }

    private static Reading broken(File file, String reason) {
        return new Reading(
                UNKNOWN, "the release stamp " + file + " is not usable: " + reason + "; the version is not known");
    }
}
