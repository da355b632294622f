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
package run.aicr.criteria;

import java.util.List;
import java.util.Locale;
import run.aicr.error.AicrException;
import run.aicr.suggestion.NearestWords;

/** A text dimension of the criteria, with its built-in values and aliases, in the order of output (spec recipe §2.1). */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum Dimension {
    SERVICE(
            "service",
            List.of("aks", "bcm", "eks", "gke", "kind", "lke", "metal3", "ocp", "oke"),
            List.of("openshift", "ocp", "self-managed", "any", "self", "any", "vanilla", "any")),
    ACCELERATOR(
            "accelerator",
            List.of("a100", "b200", "gb200", "gb300", "h100", "h200", "l40", "l40s", "rtx-pro-6000"),
            List.of()),
    INTENT("intent", List.of("inference", "training"), List.of()),
    OS(
            "os",
            List.of("amazonlinux", "cos", "ol", "rhel", "talos", "ubuntu"),
            List.of("al2", "amazonlinux", "al2023", "amazonlinux")),
    PLATFORM("platform", List.of("dynamo", "kubeflow", "nim", "runai", "slurm"), List.of());

    /** The value that leaves a dimension open. */
    public static final String ANY = "any";

    private final String word;
    private final List<String> values;

    /** Pairs: alias, value. */
    private final List<String> aliases;

    Dimension(String word, List<String> values, List<String> aliases) {
        this.word = word;
        this.values = values;
        this.aliases = aliases;
    }

    /** The name in flags, documents and messages. */
    public String word() {
        return word;
    }

    /** The built-in values, sorted. */
    public List<String> builtIn() {
        return values;
    }

    /**
     * The value a typed word stands for: trimmed, in lower case, aliases resolved, {@code any} when empty.
     *
     * @throws AicrException INVALID_REQUEST {@code invalid <dimension> type: <text as typed>}
     */
    public String parse(String text, KnownValues others) {
        String value = normalise(text);
        if (value.equals(ANY) || values.contains(value) || others.contains(this, value)) {
            return value;
        }
        String near = NearestWords.clause(value, values);
        String known = near.isEmpty() ? "; known values: " + String.join(", ", values) : near;
        throw AicrException.invalidRequest("invalid " + word + " type: " + text + known);
    }

    /** As {@link #parse}, without the check that the value is known. */
    public String normalise(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            return ANY;
        }
        for (int i = 0; i < aliases.size(); i += 2) {
            if (aliases.get(i).equals(value)) {
                return aliases.get(i + 1);
            }
        }
        return value;
    }
}
