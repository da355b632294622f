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
package run.aicr.release.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;

/**
 * What {@code .release.yaml} says about the gates of a qualification.
 *
 * @param optional gates that may be skipped, and when
 * @param vulnerabilities path of the vulnerability policy, relative to the file; empty when there is none
 */
public record GatePolicy(Map<String, When> optional, Optional<String> vulnerabilities) {
    /** Nothing may be skipped, and there is no vulnerability policy. */
    public static final GatePolicy NONE = new GatePolicy(Map.of(), Optional.empty());

    /** When a gate may be skipped. */
    public enum When {
        /** Only in rehearsals. */
        REHEARSAL,
        ALWAYS
    }

    public GatePolicy {
        optional = Map.copyOf(optional);
    }

    /** Whether a record counts although this gate was skipped. */
    public boolean maySkip(String gate, boolean rehearsal) {
        When when = optional.get(gate);
        return when == When.ALWAYS || rehearsal && when == When.REHEARSAL;
    }

    static GatePolicy read(Fields root, Fields policy) {
        Map<String, When> optional = new TreeMap<>();
        root.fields("gates").ifPresent(gates -> {
            gates.textMap("optional").forEach((name, word) -> optional.put(name, when(gates, name, word)));
            gates.refuseUnknown();
        });
        return new GatePolicy(optional, policy.text("vulnerabilities"));
    }

    private static When when(Fields gates, String name, String word) {
        return switch (word) {
            case "rehearsal" -> When.REHEARSAL;
            case "always" -> When.ALWAYS;
            default ->
                throw AicrException.invalidRequest(gates.place() + ": 'gates.optional." + name
                        + "' must be rehearsal or always, found '" + word + "'");
        };
    }
}
