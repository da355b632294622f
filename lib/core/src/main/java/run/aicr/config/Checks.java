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
package run.aicr.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.document.Place;
import run.aicr.error.AicrException;

/** Collects values that are outside their grammar, so that a user sees all of them in one go. */
final class Checks {
    private static final int MOST = 5;
    private static final int MAX_LENGTH = 800;

    private final List<String> faults = new ArrayList<>();

    void refuse(Place place, String sentence) {
        String shown = sentence.length() <= MAX_LENGTH ? sentence : sentence.substring(0, MAX_LENGTH) + "…";
        faults.add(place.line() == 0 ? shown : place + ": " + shown);
    }

    /** Refuses what the work refuses, with the field before its words. */
    <T> Optional<T> parsed(Place place, String field, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (AicrException e) {
            refuse(place, "invalid " + field + ": " + e.sentence());
            return Optional.empty();
        }
    }

    /** @throws AicrException INVALID_REQUEST with the faults in the order of the checks */
    void throwIfAny() {
        if (faults.isEmpty()) {
            return;
        }
        int shown = Math.min(MOST, faults.size());
        String more = shown < faults.size() ? "; and " + (faults.size() - shown) + " more" : "";
        throw AicrException.invalidRequest(String.join("; ", faults.subList(0, shown)) + more);
    }
}
