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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Standard texts of common licences, for components that ship none of their own. */
public final class StandardTexts {
    private static final Set<String> IDS = Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "MIT");
    private static final String MARK = " (standard text)";

    private StandardTexts() {}

    /** The text of an SPDX id, with a name that says that it is not the component's own file. */
    public static Optional<LicenseFile> find(String id) {
        return IDS.contains(id) ? Optional.of(new LicenseFile(id + MARK, read(id))) : Optional.empty();
    }

    /** The component itself when it has texts; else with the standard texts of its licences, as far as known. */
    public static Component complete(Component component) {
        if (!component.files().isEmpty()) {
            return component;
        }
        List<LicenseFile> texts = component.licenses().stream()
                .map(name -> LicenseNames.spdx(name).orElse(name))
                .distinct()
                .flatMap(id -> find(id).stream())
                .toList();
        return component.withFiles(texts);
    }

    private static String read(String id) {
        String resource = id + ".txt";
        try (InputStream in = StandardTexts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the plugin's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " in the plugin's jar cannot be read", e);
        }
    }
}
