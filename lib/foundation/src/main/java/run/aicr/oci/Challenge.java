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
package run.aicr.oci;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code WWW-Authenticate} header asks for (RFC 9110).
 *
 * @param scheme in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z_]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))");

    static Optional<Challenge> parse(String header) {
        int space = header.strip().indexOf(' ');
        if (header.isBlank()) {
            return Optional.empty();
        }
        String scheme = space < 0 ? header.strip() : header.strip().substring(0, space);
        Map<String, String> parameters = new HashMap<>();
        Matcher found = PARAMETER.matcher(space < 0 ? "" : header.strip().substring(space));
        while (found.find()) {
            String value = found.group(2) == null ? found.group(3) : found.group(2);
            parameters.putIfAbsent(found.group(1).toLowerCase(Locale.ROOT), value);
        }
        return Optional.of(new Challenge(scheme.toLowerCase(Locale.ROOT), Map.copyOf(parameters)));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
