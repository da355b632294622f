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
package run.aicr.release.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Maps the names that projects give their licences to SPDX ids, from an explicit table; nothing is guessed. */
public final class LicenseNames {
    private static final String TABLE = "license-names.txt";
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9.+/-]+");
    private static final Pattern WORDS =
            Pattern.compile("(^| )(the|license|licence|licenses|software|version|v\\.?|ver\\.?)(?= |$)");
    private static final Pattern VERSION_LETTER = Pattern.compile("(^| )v(?=[0-9])");

    private static final Map<String, String> IDS = read();

    private LicenseNames() {}

    /** The SPDX id, or an expression with WITH, for a name, an id or the address of a licence. */
    public static Optional<String> spdx(String name) {
        return Optional.ofNullable(IDS.get(normal(name)));
    }

    private static String normal(String name) {
        String text = name.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(www\\.)?", "")
                .replaceFirst("\\.(txt|html|php)$", "");
        text = PUNCTUATION.matcher(text).replaceAll(" ");
        text = VERSION_LETTER.matcher(text).replaceAll("$1");
        text = WORDS.matcher(text).replaceAll("");
        return text.strip().replaceAll(" +", " ");
    }

    private static Map<String, String> read() {
        try (InputStream in = LicenseNames.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing from the plugin's jar");
            }
            Map<String, String> ids = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> add(line, ids));
            return Map.copyOf(ids);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " in the plugin's jar cannot be read", e);
        }
    }

    private static void add(String line, Map<String, String> ids) {
        int equals = line.indexOf(" = ");
        if (line.startsWith("#") || equals < 0) {
            return;
        }
        String id = line.substring(0, equals);
        ids.put(normal(id), id);
        for (String name : line.substring(equals + 3).split("\\|", -1)) {
            ids.put(normal(name), id);
        }
    }
}
