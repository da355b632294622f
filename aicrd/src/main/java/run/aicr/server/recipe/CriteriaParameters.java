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
package run.aicr.server.recipe;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.exchange.Query;

/** Criteria from the parameters of a query (spec api §4.2). */
public final class CriteriaParameters {
    /** The names that are read. */
    public static final Set<String> NAMES = names();

    private static final int MAX_DIGITS = 10;

    private CriteriaParameters() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("gpu", "nodes"));
        for (Dimension dimension : Dimension.values()) {
            names.add(dimension.word());
        }
        return Set.copyOf(names);
    }

    /**
     * Reads the parameters; absent and empty ones leave their dimension open.
     *
     * @throws AicrException INVALID_REQUEST naming the parameter and its value
     */
    public static Criteria of(Query query) {
        UnaryOperator<String> where = word -> "invalid " + word + " parameter";
        Criteria criteria = Criteria.OPEN;
        for (Dimension dimension : Dimension.values()) {
            String text = query.value(dimension.word());
            if (dimension == Dimension.ACCELERATOR && text.isEmpty()) {
                text = query.value("gpu");
            }
            criteria = criteria.with(dimension, value(dimension, text, where));
        }
        return criteria.withNodes(nodes(query.value("nodes")));
    }

    /**
     * The value a word stands for; only built-in ones exist on the server.
     *
     * @param where begins the message, from the dimension's word
     */
    public static String value(Dimension dimension, String text, UnaryOperator<String> where) {
        String value = dimension.normalise(text);
        if (value.equals(Dimension.ANY) || dimension.builtIn().contains(value)) {
            return value;
        }
        throw new AicrException(
                ErrorClass.INVALID_REQUEST,
                where.apply(dimension.word()),
                AicrException.invalidRequest("invalid " + dimension.word() + " type: " + text));
    }

    private static int nodes(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        boolean number = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw AicrException.invalidRequest("invalid nodes value: " + text);
        }
        long value = Long.parseLong(digits);
        if (value > Integer.MAX_VALUE) {
            throw AicrException.invalidRequest("invalid nodes value: " + text);
        }
        if (negative && value > 0) {
            throw AicrException.invalidRequest("invalid nodes count: -" + value + " (must be >= 0)");
        }
        return (int) value;
    }
}
