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
package run.aicr.release.wheel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;
import run.aicr.release.config.WheelSpec;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.notice.LicenseNames;

/**
 * Licences of wheels: what a person has written into a table after reading their texts, else what they state in a form
 * that machines understand. Nothing is guessed.
 *
 * @param table normal name to SPDX expression
 * @param file of the table, for messages
 */
record Licences(Map<String, String> table, String file) {
    private static final long LARGEST = 1 << 20;

    /** Classifiers that mean exactly one licence. Those of Apache and BSD leave its version open. */
    private static final Map<String, String> CLASSIFIERS = Map.of(
            "ISC License (ISCL)", "ISC",
            "MIT License", "MIT",
            "Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0",
            "Python Software Foundation License", "PSF-2.0",
            "Zero-Clause BSD (0BSD)", "0BSD");

    private static final Set<String> SAY_NOTHING = Set.of("OSI Approved", "DFSG approved");

    /** Reads the table: lines {@code name = expression}, comments begin with {@code #}; an empty name means none. */
    static Licences read(Path root, String file) {
        Map<String, String> table = new TreeMap<>();
        if (file.isEmpty()) {
            return new Licences(table, file);
        }
        try {
            byte[] bytes = BoundedBytes.ofFile(root.resolve(file), file, LARGEST);
            int number = 0;
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
                number++;
                add(line, file + ":" + number, table);
            }
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "the licences of wheels cannot be read from " + file)
                    .because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, e.sentence()).because(e);
        }
        return new Licences(table, file);
    }

    private static void add(String line, String place, Map<String, String> table) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String[] parts = line.split(" = ", -1);
        if (parts.length != 2 || !WheelSpec.isNormal(parts[0]) || !isExpression(parts[1])) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    place + ": expected 'name = SPDX expression' with the name in lower case, found '" + line + "'");
        }
        if (table.put(parts[0], parts[1]) != null) {
            throw new ReleaseException(Code.CONFIG_INVALID, place + ": a second line for " + parts[0]);
        }
    }

    /** An SPDX expression; empty when neither wheel nor table says it. */
    String of(LockedWheel wheel, Metadata metadata) {
        return Optional.ofNullable(table.get(wheel.name()))
                .or(() -> stated(metadata))
                .orElse("");
    }

    /** Refuses lines that nothing needs: they would outlive what they were about. */
    void requireNeeded(Map<String, Metadata> wheels) {
        table.forEach((name, expression) -> {
            Metadata metadata = wheels.get(name);
            if (metadata == null || stated(metadata).filter(expression::equals).isPresent()) {
                String why = metadata == null ? "is not in the locks" : "says the same itself";
                throw new ReleaseException(
                        Code.CONFIG_INVALID, file + ": the line for " + name + " is not needed, the wheel " + why);
            }
        });
    }

    /** What the wheel itself says, by how clear the ways of saying it are. */
    static Optional<String> stated(Metadata metadata) {
        Optional<String> expression = metadata.first("License-Expression");
        if (expression.isPresent()) {
            return expression;
        }
        Optional<String> named = metadata.first("License")
                .flatMap(text -> isExpression(text) ? Optional.of(text) : LicenseNames.spdx(text));
        return named.or(() -> classified(metadata.all("Classifier")));
    }

    /** Several may mean all or one of them: all is the careful reading. */
    private static Optional<String> classified(List<String> classifiers) {
        Set<String> ids = new TreeSet<>();
        for (String classifier : classifiers) {
            String last = classifier.substring(classifier.lastIndexOf("::") + 2).strip();
            if (classifier.startsWith("License ::") && !SAY_NOTHING.contains(last)) {
                String id = CLASSIFIERS.get(last);
                if (id == null) {
                    return Optional.empty();
                }
                ids.add(id);
            }
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", ids));
    }

    /** Whether it consists of ids that we know, with the words that join them. */
    private static boolean isExpression(String text) {
        List<String> ids = Arrays.stream(text.split("\\s+(?:AND|OR)\\s+|[()]", -1))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
        return !ids.isEmpty()
                && ids.stream()
                        .allMatch(w -> LicenseNames.spdx(w).filter(w::equals).isPresent());
    }
}
