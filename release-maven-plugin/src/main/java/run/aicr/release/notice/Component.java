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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something of others that we ship.
 *
 * @param name {@code group:artifact} for a jar, {@code pypi:name} for a Python wheel
 * @param licenses SPDX ids or expressions; several mean a choice; empty when unknown
 * @param source where its source of this version is found
 */
public record Component(
        String name, String version, List<String> licenses, Optional<String> source, List<LicenseFile> files) {
    /** Stands before the names of Python wheels. */
    public static final String WHEEL = "pypi:";

    public Component {
        licenses = List.copyOf(licenses);
        files = List.copyOf(files);
    }

    /** Whether the name is that of a Python wheel. */
    public static boolean isWheel(String name) {
        return name.startsWith(WHEEL);
    }

    /** The licences as one expression; empty when unknown. */
    public Optional<String> expression() {
        return licenses.isEmpty() ? Optional.empty() : Optional.of(String.join(" OR ", licenses));
    }

    /** The same with the texts of another form of it as well; equal texts once. */
    public Component withTextsOf(Component other) {
        Map<String, LicenseFile> texts = new LinkedHashMap<>();
        files.forEach(f -> texts.putIfAbsent(f.text(), f));
        other.files.forEach(f -> texts.putIfAbsent(f.text(), f));
        return withFiles(List.copyOf(texts.values()));
    }

    /** The same with other texts. */
    public Component withFiles(List<LicenseFile> others) {
        return new Component(name, version, licenses, source, others);
    }
}
