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
package run.aicr.release.version;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** What a bump is asked for. */
public enum BumpType {
    MAJOR,
    MINOR,
    PATCH,
    RC;

    /**
     * Reads {@code major}, {@code minor}, {@code patch} or {@code rc}.
     *
     * @throws ReleaseException INVALID_ARGUMENT for anything else
     */
    public static BumpType parse(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ReleaseException(
                        Code.INVALID_ARGUMENT,
                        word.isEmpty() ? "bump needs a type" : "there is no bump type '" + word + "'",
                        "Give -Dtype="
                                + Arrays.stream(values()).map(BumpType::word).collect(Collectors.joining("|")) + "."));
    }

    /**
     * Reads the step that {@code of} names.
     *
     * @throws ReleaseException INVALID_ARGUMENT unless it is {@code major}, {@code minor} or {@code patch}
     */
    public static Step step(String word) {
        return Arrays.stream(Step.values())
                .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new ReleaseException(
                        Code.INVALID_ARGUMENT,
                        "a release candidate cannot be of '" + word + "'",
                        "Give -Dof=major|minor|patch, or leave it out."));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
