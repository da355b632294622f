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
package run.aicr.attestation.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which licences are taken, by their SPDX ids. Of {@code OR} one side must be taken, of {@code AND} both; {@code WITH} and
 * its exception belong to the id before them (SPDX 2.3, annex D).
 *
 * @param allowed ids that are taken; empty for all that are not denied
 * @param denied ids that never are
 */
public record LicenseRule(Set<String> allowed, Set<String> denied) {
    private static final Pattern TOKEN = Pattern.compile("\\(|\\)|[A-Za-z0-9.+:-]+");
    private static final int LONGEST = 2_000;

    public LicenseRule {
        allowed = Set.copyOf(allowed);
        denied = Set.copyOf(denied);
    }

    /** Whether every licence is taken, known or not. */
    boolean isEmpty() {
        return allowed.isEmpty() && denied.isEmpty();
    }

    /** Why the expression is not taken; empty when it is. */
    Optional<String> objection(String expression) {
        if (expression.isEmpty() || List.of("NOASSERTION", "NONE").contains(expression)) {
            return Optional.of("no licence is known");
        }
        try {
            Deque<String> tokens = tokens(expression);
            boolean taken = either(tokens);
            if (!tokens.isEmpty()) {
                throw new IllegalArgumentException(expression);
            }
            return taken ? Optional.empty() : Optional.of("the licence " + expression + " is not allowed");
        } catch (IllegalArgumentException e) {
            return Optional.of("\"" + expression + "\" is no licence expression");
        }
    }

    private static Deque<String> tokens(String expression) {
        Deque<String> tokens = new ArrayDeque<>();
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (matcher.find()) {
            if (!expression.substring(end, matcher.start()).isBlank()) {
                throw new IllegalArgumentException(expression);
            }
            tokens.add(matcher.group());
            end = matcher.end();
        }
        if (end < expression.stripTrailing().length() || expression.length() > LONGEST) {
            throw new IllegalArgumentException(expression);
        }
        return tokens;
    }

    private boolean either(Deque<String> tokens) {
        boolean taken = both(tokens);
        while ("OR".equals(tokens.peek())) {
            tokens.remove();
            taken |= both(tokens);
        }
        return taken;
    }

    private boolean both(Deque<String> tokens) {
        boolean taken = one(tokens);
        while ("AND".equals(tokens.peek())) {
            tokens.remove();
            taken &= one(tokens);
        }
        return taken;
    }

    private boolean one(Deque<String> tokens) {
        String token = tokens.isEmpty() ? ")" : tokens.remove();
        if (token.equals("(")) {
            boolean taken = either(tokens);
            if (!")".equals(tokens.poll())) {
                throw new IllegalArgumentException("a bracket is not closed");
            }
            return taken;
        }
        if (Set.of(")", "OR", "AND", "WITH").contains(token)) {
            throw new IllegalArgumentException(token + " in place of a licence");
        }
        String id = token;
        if ("WITH".equals(tokens.peek())) {
            tokens.remove();
            if (tokens.isEmpty()) {
                throw new IllegalArgumentException("WITH without an exception");
            }
            id = token + " WITH " + tokens.remove();
        }
        return !denied.contains(id) && (allowed.isEmpty() || allowed.contains(id));
    }
}
