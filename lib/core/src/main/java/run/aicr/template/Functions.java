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
package run.aicr.template;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.suggestion.NearestWords;

/** The functions that a template may call, by name; immutable. */
public final class Functions {
    private final Map<String, TemplateFunction> functions;

    private Functions(Map<String, TemplateFunction> functions) {
        this.functions = Collections.unmodifiableMap(functions);
    }

    /** {@code and or not eq ne lt le gt ge index len print printf println}. */
    public static Functions builtIn() {
        return new Functions(BuiltIn.functions());
    }

    /** These functions and some more; one of the same name is replaced. */
    public Functions with(Map<String, TemplateFunction> more) {
        Map<String, TemplateFunction> all = new TreeMap<>(functions);
        all.putAll(more);
        return new Functions(all);
    }

    Optional<TemplateFunction> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    IllegalArgumentException unknown(String name) {
        String near = NearestWords.clause(name, functions.keySet());
        return new IllegalArgumentException("unknown function " + name
                + (near.isEmpty() ? "; known: " + String.join(", ", functions.keySet()) : near));
    }
}
