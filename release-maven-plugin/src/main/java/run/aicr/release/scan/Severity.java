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
package run.aicr.release.scan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad a vulnerability is, from harmless to worst; the order is that of the comparison. */
public enum Severity {
    NEGLIGIBLE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Reads what a scanner wrote, in any case; every word that is none of ours counts as high. */
    public static Severity ofScanner(String word) {
        return find(word).orElse(HIGH);
    }

    /** The severity of that name, in any case. */
    public static Optional<Severity> find(String word) {
        return Arrays.stream(values())
                .filter(s -> s.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** In lower case, as it stands in files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
