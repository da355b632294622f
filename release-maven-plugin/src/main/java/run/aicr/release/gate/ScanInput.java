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
package run.aicr.release.gate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the gate {@code scan} judges; with neither it is skipped.
 *
 * @param report JSON of an outside scanner; wins over the database
 * @param database of vulnerabilities in the OSV format, a folder or a zip
 * @param allowOld an old database is no failure
 */
public record ScanInput(Optional<Path> report, Optional<Path> database, boolean allowOld) {
    public static final ScanInput NONE = new ScanInput(Optional.empty(), Optional.empty(), false);
}
