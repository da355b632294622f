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

import java.util.List;
import java.util.Optional;

/**
 * Something of others that we ship.
 *
 * @param name {@code group:artifact} for a jar
 * @param licenses SPDX ids or expressions; several mean a choice; empty when unknown
 * @param source where its source of this version is found
 */
public record Component(
        String name, String version, List<String> licenses, Optional<String> source, List<LicenseFile> files) {
    public Component {
        licenses = List.copyOf(licenses);
        files = List.copyOf(files);
    }

    /** The licences as one expression; empty when unknown. */
    public Optional<String> expression() {
        return licenses.isEmpty() ? Optional.empty() : Optional.of(String.join(" OR ", licenses));
    }

    /** The same with other texts. */
    public Component withFiles(List<LicenseFile> others) {
        return new Component(name, version, licenses, source, others);
    }
}
