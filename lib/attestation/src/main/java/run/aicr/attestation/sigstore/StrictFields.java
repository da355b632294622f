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
package run.aicr.attestation.sigstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/**
 * A mapping in the JSON form of protocol buffers, read strictly: texts must be texts, 64-bit numbers decimal texts,
 * bytes standard base64, and what nobody asked for is refused.
 */
public final class StrictFields {
    private static final int MAX_ITEMS = 64;

    private final Fields fields;

    private StrictFields(Fields fields) {
        this.fields = fields;
    }

    public static StrictFields of(Node node) {
        return new StrictFields(Fields.of(node, ""));
    }

    /** The same mapping for readers of their own. */
    public Fields plain() {
        return fields;
    }

    /** Whether the key is there at all, whatever its value. */
    public boolean has(String key) {
        return fields.mapping().find(key).isPresent();
    }

    /** A required text. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    public Optional<String> optionalText(String key) {
        Optional<Node> node = fields.node(key);
        if (node.isPresent() && !(node.get() instanceof Scalar s && s.kind() == Scalar.Kind.TEXT)) {
            throw wrong(key, "a text");
        }
        return fields.text(key);
    }

    /** Required bytes. */
    public Octets octets(String key) {
        return optionalOctets(key).orElseThrow(() -> missing(key));
    }

    public Optional<Octets> optionalOctets(String key) {
        return optionalText(key).map(text -> decoded(key, text));
    }

    /** A required list of bytes. */
    public List<Octets> octetsList(String key) {
        List<Octets> list = new ArrayList<>();
        for (Node node : sequence(key).orElseThrow(() -> missing(key))) {
            if (!(node instanceof Scalar s && s.kind() == Scalar.Kind.TEXT)) {
                throw wrong(key, "a list of base64 texts");
            }
            list.add(decoded(key, s.text()));
        }
        return List.copyOf(list);
    }

    /** A required number from 0 up, as a text. */
    public long number(String key) {
        return optionalNumber(key).orElseThrow(() -> missing(key));
    }

    public Optional<Long> optionalNumber(String key) {
        return optionalText(key).map(text -> {
            if (!text.matches("0|[1-9][0-9]{0,17}")) {
                throw wrong(key, "a decimal number in a text");
            }
            return Long.valueOf(text);
        });
    }

    /** A required mapping. */
    public StrictFields fields(String key) {
        return optionalFields(key).orElseThrow(() -> missing(key));
    }

    public Optional<StrictFields> optionalFields(String key) {
        return fields.fields(key).map(StrictFields::new);
    }

    /** A list of mappings; empty when it is absent. */
    public List<StrictFields> list(String key) {
        sequence(key);
        return fields.list(key).stream().map(StrictFields::new).toList();
    }

    /** Refuses what was not asked for; to be called after the last read. */
    public void done() {
        fields.refuseUnknown();
    }

    /** A fault of a value. */
    public AicrException wrong(String key, String expected) {
        return AicrException.invalidRequest(fields.place() + ": '" + key + "' must be " + expected);
    }

    private Optional<List<Node>> sequence(String key) {
        Optional<Node> node = fields.node(key);
        if (node.isPresent() && node.get() instanceof Sequence s && s.items().size() > MAX_ITEMS) {
            throw wrong(key, "a list of at most " + MAX_ITEMS + " items");
        }
        return fields.items(key);
    }

    private Octets decoded(String key, String text) {
        return Octets.ofBase64(text).orElseThrow(() -> wrong(key, "standard base64 with padding"));
    }

    private AicrException missing(String key) {
        return AicrException.invalidRequest(fields.place() + ": '" + key + "' is missing");
    }
}
