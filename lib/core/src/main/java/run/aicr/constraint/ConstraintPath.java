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
package run.aicr.constraint;

import java.util.List;
import run.aicr.error.AicrException;

/**
 * Names one reading: {@code Type.Subtype.Key} or {@code Type.Subtype[selector].Key} (spec recipe §9.1).
 *
 * @param key may contain dots and slashes
 */
public record ConstraintPath(String type, String subtype, Selector selector, String key) {
    private static final List<String> TYPES = List.of("K8s", "GPU", "OS", "SystemD", "NodeTopology", "NetworkTopology");
    private static final String INVALID = "invalid constraint path: ";

    /** Which item of the subtype is meant. */
    public sealed interface Selector {}

    /** The subtype's own data, no item. */
    public record OwnData() implements Selector {}

    /** The item at an index from 0. */
    public record AtIndex(int index) implements Selector {}

    /** The one item whose key has the value. */
    public record Where(String key, String value) implements Selector {}

    /**
     * Reads a path.
     *
     * @throws AicrException INVALID_REQUEST in the words of the format
     */
    public static ConstraintPath parse(String text) {
        if (text.isEmpty()) {
            throw AicrException.invalidRequest("constraint path cannot be empty");
        }
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw fault(INVALID + "expected format {Type}.{Subtype}[selector].{Key}");
        }
        String type = text.substring(0, dot);
        if (!TYPES.contains(type)) {
            throw fault("invalid measurement type in constraint path");
        }
        String rest = text.substring(dot + 1);
        int bracket = rest.indexOf('[');
        int next = rest.indexOf('.');
        if (bracket >= 0 && (next < 0 || bracket < next)) {
            return selected(type, rest, bracket);
        }
        if (next < 0) {
            throw fault(INVALID + "expected format {Type}.{Subtype}.{Key}");
        }
        String subtype = rest.substring(0, next);
        String key = rest.substring(next + 1);
        if (subtype.isEmpty() || key.isEmpty()) {
            throw fault(INVALID + "subtype or key is empty");
        }
        return new ConstraintPath(type, subtype, new OwnData(), key);
    }

    private static ConstraintPath selected(String type, String rest, int bracket) {
        if (bracket == 0) {
            throw fault(INVALID + "subtype before '[' is empty");
        }
        int close = rest.indexOf(']', bracket);
        if (close < 0) {
            throw fault(INVALID + "unclosed item selector bracket");
        }
        Selector selector = selector(rest.substring(bracket + 1, close));
        String after = rest.substring(close + 1);
        if (after.isEmpty()) {
            throw fault(INVALID + "missing key after item selector");
        }
        if (after.charAt(0) != '.') {
            throw fault(INVALID + "expected '.' after item selector");
        }
        if (after.length() == 1) {
            throw fault(INVALID + "missing key after item selector");
        }
        return new ConstraintPath(type, rest.substring(0, bracket), selector, after.substring(1));
    }

    private static Selector selector(String text) {
        if (text.isEmpty()) {
            throw fault(INVALID + "item selector is empty");
        }
        int equals = text.indexOf('=');
        if (equals >= 0) {
            if (equals == 0 || equals == text.length() - 1) {
                throw fault(INVALID + "predicate selector requires non-empty key and value");
            }
            return new Where(text.substring(0, equals), text.substring(equals + 1));
        }
        int index;
        try {
            index = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw fault(INVALID + "item selector must be an integer index or 'key=value' predicate");
        }
        if (index < 0) {
            throw fault(INVALID + "item index cannot be negative");
        }
        return new AtIndex(index);
    }

    private static AicrException fault(String sentence) {
        return AicrException.invalidRequest(sentence);
    }
}
