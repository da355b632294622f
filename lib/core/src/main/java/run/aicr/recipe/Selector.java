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
package run.aicr.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/**
 * Names one part of a document: keys with dots between them (spec recipe §14). A dot within a key is written {@code \.};
 * {@code key[2]} is an item of a list (spec cli §13.2 item 19). An empty selector names the whole document.
 */
public final class Selector {
    private final String text;
    private final List<String> keys;

    private Selector(String text, List<String> keys) {
        this.text = text;
        this.keys = keys;
    }

    /** Reads a selector; every text is one. */
    public static Selector parse(String text) {
        String path = text.startsWith(".") ? text.substring(1) : text;
        List<String> keys = new ArrayList<>();
        if (path.isEmpty()) {
            return new Selector(text, keys);
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length() && path.charAt(i + 1) == '.') {
                key.append('.');
                i++;
            } else if (c == '.') {
                keys.add(key.toString());
                key.setLength(0);
            } else {
                key.append(c);
            }
        }
        keys.add(key.toString());
        return new Selector(text, keys);
    }

    /**
     * The part of the document.
     *
     * @throws AicrException NOT_FOUND naming the key and what there is instead
     */
    public Node select(Node document) {
        Node at = document;
        for (String key : keys) {
            at = step(at, key);
        }
        return at;
    }

    private Node step(Node at, String key) {
        if (!(at instanceof Mapping mapping)) {
            throw AicrException.notFound(
                    "selector \"" + text + "\": cannot descend into non-map value at \"" + key + "\"");
        }
        Node found = mapping.entries().get(key);
        if (found != null) {
            return found;
        }
        int bracket = key.indexOf('[');
        if (bracket > 0 && mapping.entries().containsKey(key.substring(0, bracket))) {
            return item(mapping.entries().get(key.substring(0, bracket)), key, bracket);
        }
        throw AicrException.notFound("selector \"" + text + "\": key \"" + key + "\" not found, available keys: "
                + String.join(", ", new TreeSet<>(mapping.entries().keySet())));
    }

    /** The item that one or more indexes at the end of the key name. */
    private Node item(Node list, String key, int bracket) {
        Node at = list;
        int from = bracket;
        while (from < key.length()) {
            int close = key.indexOf(']', from);
            int index = close < 0 || key.charAt(from) != '[' ? -1 : index(key.substring(from + 1, close));
            if (index < 0) {
                throw AicrException.notFound(
                        "selector \"" + text + "\": \"" + key + "\" is no key and no index such as name[0]");
            }
            if (!(at instanceof Sequence sequence) || index >= sequence.items().size()) {
                String there = at instanceof Sequence sequence
                        ? "the list has " + sequence.items().size() + " items"
                        : "the value is " + at.kindName();
                throw AicrException.notFound("selector \"" + text + "\": there is no item " + index + " in \""
                        + key.substring(0, bracket) + "\": " + there);
            }
            at = sequence.items().get(index);
            from = close + 1;
        }
        return at;
    }

    /** The number, or -1 when it is none. */
    private static int index(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = 10 * index + digit;
        }
        return index;
    }
}
