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
package run.aicr.validator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import run.aicr.error.AicrException;

/**
 * A toleration for the workloads a check creates.
 *
 * @param key empty tolerates every taint
 * @param value empty means that the key alone counts
 * @param effect empty means every effect
 */
public record Toleration(String key, String value, String effect) {
    private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    /** Tolerates every taint. */
    public static final Toleration ALL = new Toleration("", "", "");

    /**
     * Reads a comma list of {@code *}, {@code key=value:Effect} and {@code key:Effect}; empty text gives no toleration.
     *
     * @throws AicrException INVALID_REQUEST naming the entry
     */
    static List<Toleration> parse(String text) {
        List<Toleration> tolerations = new ArrayList<>();
        if (!text.isBlank()) {
            for (String entry : text.split(",", -1)) {
                tolerations.add(one(entry.trim()));
            }
        }
        return List.copyOf(tolerations);
    }

    private static Toleration one(String entry) {
        if (entry.equals("*")) {
            return ALL;
        }
        int colon = entry.lastIndexOf(':');
        String effect = colon < 0 ? "" : entry.substring(colon + 1);
        String taint = colon < 0 ? "" : entry.substring(0, colon);
        int equals = taint.indexOf('=');
        String key = equals < 0 ? taint : taint.substring(0, equals);
        if (key.isEmpty() || !EFFECTS.contains(effect)) {
            throw AicrException.invalidRequest("AICR_TOLERATIONS: '" + entry
                    + "' is no toleration; expected *, key=value:Effect or key:Effect with Effect NoSchedule,"
                    + " PreferNoSchedule or NoExecute");
        }
        return new Toleration(key, equals < 0 ? "" : taint.substring(equals + 1), effect);
    }
}
