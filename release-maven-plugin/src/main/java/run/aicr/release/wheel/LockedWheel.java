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

import java.util.Locale;
import run.aicr.digest.Sha256;

/**
 * One line of a lock.
 *
 * @param name normal name (PEP 503)
 * @param sha256 of the file
 * @param place file and line
 */
record LockedWheel(String name, String version, Sha256 sha256, String place) {
    /** The name that all spellings of a name have in common (PEP 503). */
    static String normal(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    /** The line, as pip reads it. */
    String line() {
        return name + "==" + version + " --hash=sha256:" + sha256.hex();
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
