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
package run.aicr.release.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A licence expression as SPDX writes them: ids, {@code WITH}, {@code AND}, {@code OR} and brackets. */
sealed interface LicenseExpression {

    /** Whether it can be fulfilled by ids that pass: one side of OR, both sides of AND. */
    boolean allowedBy(Predicate<String> ids);

    /** One id, with its exception if it has one. */
    record Id(String id) implements LicenseExpression {
        @Override
        public boolean allowedBy(Predicate<String> ids) {
            return ids.test(id);
        }
    }

    /** All of several. */
    record All(List<LicenseExpression> parts) implements LicenseExpression {
        @Override
        public boolean allowedBy(Predicate<String> ids) {
            return parts.stream().allMatch(p -> p.allowedBy(ids));
        }
    }

    /** One of several. */
    record Any(List<LicenseExpression> parts) implements LicenseExpression {
        @Override
        public boolean allowedBy(Predicate<String> ids) {
            return parts.stream().anyMatch(p -> p.allowedBy(ids));
        }
    }

    /**
     * Reads an expression; text that is none becomes one id, which no policy allows.
     */
    static LicenseExpression parse(String text) {
        Reader reader = new Reader(text);
        LicenseExpression expression = reader.any();
        return reader.atEnd() && reader.wellFormed ? expression : new Id(text);
    }

    /** Recursive descent: OR binds weakest, WITH strongest. */
    final class Reader {
        private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[^\\s()]+)");

        private final List<String> tokens = new ArrayList<>();
        private int next;
        private boolean wellFormed = true;

        Reader(String text) {
            Matcher matcher = TOKEN.matcher(text);
            while (matcher.find()) {
                tokens.add(matcher.group(1));
            }
        }

        boolean atEnd() {
            return next == tokens.size();
        }

        LicenseExpression any() {
            List<LicenseExpression> parts = new ArrayList<>(List.of(all()));
            while (take("OR")) {
                parts.add(all());
            }
            return parts.size() == 1 ? parts.get(0) : new Any(parts);
        }

        private LicenseExpression all() {
            List<LicenseExpression> parts = new ArrayList<>(List.of(one()));
            while (take("AND")) {
                parts.add(one());
            }
            return parts.size() == 1 ? parts.get(0) : new All(parts);
        }

        private LicenseExpression one() {
            if (take("(")) {
                LicenseExpression inside = any();
                wellFormed &= take(")");
                return inside;
            }
            String id = word();
            return new Id(take("WITH") ? id + " WITH " + word() : id);
        }

        private String word() {
            if (atEnd() || List.of("(", ")", "AND", "OR", "WITH").contains(tokens.get(next))) {
                wellFormed = false;
                return "";
            }
            return tokens.get(next++);
        }

        private boolean take(String token) {
            boolean found = !atEnd() && tokens.get(next).equals(token);
            next += found ? 1 : 0;
            return found;
        }
    }
}
