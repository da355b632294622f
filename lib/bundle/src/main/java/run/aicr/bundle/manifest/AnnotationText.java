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
package run.aicr.bundle.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;

/** Changes annotations in the text of a document, line by line; whoever calls checks the result. */
final class AnnotationText {
    private final List<String> lines;

    AnnotationText(String document) {
        this.lines = new ArrayList<>(document.lines().toList());
    }

    /** The text with the annotations after the change, as far as each stands on a line of its own. */
    String edited(Mapping before, Mapping after) {
        int first = lines.size();
        for (Map.Entry<String, Node> entry : before.entries().entrySet()) {
            int at = entry.getValue().place().line() - 1;
            first = Math.min(first, at);
            Node now = after.entries().get(entry.getKey());
            if (now == null) {
                lines.set(at, "");
            } else if (now instanceof Scalar scalar && !now.equals(entry.getValue())) {
                String line = lines.get(at);
                String indent =
                        line.substring(0, line.length() - line.stripLeading().length());
                lines.set(at, indent + entry.getKey() + ": " + scalar.text());
            }
        }
        if (after.isEmpty()) {
            closeEmpty(first);
        }
        return joined(before, after);
    }

    /** {@code annotations:} without entries would be null. */
    private void closeEmpty(int first) {
        for (int i = first - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.startsWith("annotations:")) {
                lines.set(i, lines.get(i).replaceFirst("annotations:", "annotations: {}"));
                return;
            }
        }
    }

    private String joined(Mapping before, Mapping after) {
        List<Integer> removed = new ArrayList<>();
        before.entries().forEach((key, value) -> {
            if (after.find(key).isEmpty()) {
                removed.add(value.place().line() - 1);
            }
        });
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (!removed.contains(i)) {
                text.append(lines.get(i)).append('\n');
            }
        }
        return text.toString();
    }
}
