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
package run.aicr.server.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of a query string; of a repeated name the first value counts, unless all are asked for (spec api §4). */
public final class Query {
    private final String raw;
    private final Map<String, List<String>> values = new HashMap<>();

    private Query(String raw) {
        this.raw = raw;
    }

    /** Reads a query string without its question mark; pairs that do not decode or hold {@code ;} are dropped. */
    public static Query of(String raw) {
        Query query = new Query(raw);
        int start = 0;
        while (start < raw.length()) {
            int end = raw.indexOf('&', start);
            end = end < 0 ? raw.length() : end;
            query.add(raw.substring(start, end));
            start = end + 1;
        }
        return query;
    }

    private void add(String pair) {
        if (pair.isEmpty() || pair.indexOf(';') >= 0) {
            return;
        }
        int equals = pair.indexOf('=');
        try {
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
        } catch (IllegalArgumentException e) {
            // The pair does not decode, so it is no parameter: dropping it is the rule.
            return;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The query string as it was sent. */
    public String raw() {
        return raw;
    }

    /** The names of all parameters. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The first value; empty text when absent. */
    public String value(String name) {
        List<String> all = values.get(name);
        return all == null ? "" : all.get(0);
    }

    /** All values of a repeatable parameter, empty ones too; empty when absent. */
    public List<String> values(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }
}
