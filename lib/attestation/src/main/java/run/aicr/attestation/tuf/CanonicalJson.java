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
package run.aicr.attestation.tuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** The bytes that signatures of TUF are over: canonical JSON of OLPC. Keys sorted, no blanks, two escapes, no fractions. */
final class CanonicalJson {
    private static final Comparator<String> BYTE_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CanonicalJson() {}

    /** @throws AicrException INVALID_REQUEST for a number with a fraction, which this form does not have */
    static byte[] of(Node node) {
        CanonicalJson json = new CanonicalJson();
        json.write(node);
        return json.out.toByteArray();
    }

    private void write(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Node> sorted = new TreeMap<>(BYTE_ORDER);
            sorted.putAll(mapping.entries());
            String before = "{";
            for (Map.Entry<String, Node> entry : sorted.entrySet()) {
                raw(before);
                quoted(entry.getKey());
                raw(":");
                write(entry.getValue());
                before = ",";
            }
            raw(sorted.isEmpty() ? "{}" : "}");
        } else if (node instanceof Sequence sequence) {
            String before = "[";
            for (Node item : sequence.items()) {
                raw(before);
                write(item);
                before = ",";
            }
            raw(sequence.items().isEmpty() ? "[]" : "]");
        } else {
            scalar((Scalar) node);
        }
    }

    private void scalar(Scalar scalar) {
        if (scalar.isNull()) {
            raw("null");
        } else if (scalar.isText()) {
            quoted(scalar.text());
        } else if (scalar.kind() == Scalar.Kind.FLOAT) {
            throw AicrException.invalidRequest(scalar.place() + ": a number with a fraction is never signed");
        } else {
            raw(scalar.text());
        }
    }

    private void quoted(String text) {
        raw("\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    private void raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
