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
package run.aicr.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Whatever bytes come in, a reader gives a tree or refuses, and neither takes long. */
class ReadersFuzzTest {
    private static final List<String> DOCUMENTS = List.of("""
            # A recipe with most of what YAML has.
            kind: RecipeMetadata
            apiVersion: aicr.run/v1alpha2
            metadata: {name: h100-training, labels: {"a": 'b'}}
            spec:
              criteria: &c {service: eks, accelerator: h100, nodes: 0x10}
              again:
                <<: *c
                nodes: 1_000
              constraints:
                - name: K8s.server.version
                  value: ">= 1.32.4"
                - {name: OS.release.ID, value: ubuntu}
              text: |
                first
                  second

              folded: >-
                one
                two
              ? complex
              : value
              empty:
              list: [1, 2.5, true, ~, .inf, "\\u00e9\\n", 'it''s']
            """, """
            %YAML 1.2
            ---
            kind: Snapshot
            measurements:
              - type: GPU
                subtypes:
                  - subtype: smi
                    data: {model: H100, count: 8, driver: "570.1", ecc: true}
            ...
            ---
            - second
            - !!str 7
            """, """
            {"kind": "AICRConfig", "spec": {"recipe": {"criteria": {"service": "eks", "nodes": 4},
              "list": [1, -2.5e3, true, null, "\\u0041\\n\\"", {}, []]}}}
            """);

    private static final List<String> PIECES = List.of(
            "",
            "\n",
            "\t",
            " ",
            "\r\n",
            ":",
            ": ",
            "- ",
            "? ",
            ",",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "|",
            ">",
            "|2-",
            "&a ",
            "*a",
            "&c ",
            "*c",
            "<<: *c",
            "!!binary ",
            "!<",
            "%",
            "@",
            "`",
            "#",
            "---\n",
            "...\n",
            "\\x",
            "\\u12",
            "\\ud800",
            "0x",
            "-",
            "1e999999999",
            "\u0000",
            "\u0007",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\ud83d\ude00",
            "null",
            "9".repeat(2_000),
            "a".repeat(2_000),
            " ".repeat(200),
            "[".repeat(200),
            "{a: ".repeat(200),
            "- ".repeat(200));

    /** Some bytes out, others in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Change(int at, int out, byte[] in) {
        byte[] of(byte[] bytes) {
            int start = at % (bytes.length + 1);
            int end = Math.min(bytes.length, start + out);
            byte[] changed = Arrays.copyOf(bytes, start + in.length + bytes.length - end);
            System.arraycopy(in, 0, changed, start, in.length);
            System.arraycopy(bytes, end, changed, start + in.length, bytes.length - end);
            return changed;
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        Arbitrary<byte[]> pieces = Arbitraries.of(PIECES).map(s -> s.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(4);
        Arbitrary<Change> change = Combinators.combine(
                        Arbitraries.integers().between(0, 1 << 16),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.frequencyOf(Tuple.of(4, pieces), Tuple.of(1, bytes)))
                .as(Change::new);
        Arbitrary<byte[]> originals = Arbitraries.of(DOCUMENTS).map(s -> s.getBytes(StandardCharsets.UTF_8));
        return Combinators.combine(originals, change.list().ofMinSize(1).ofMaxSize(6))
                .as((original, changes) -> {
                    byte[] result = original;
                    for (Change each : changes) {
                        result = each.of(result);
                    }
                    return result;
                });
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void damagedDocumentsAreReadOrRefused(@ForAll("damaged") byte[] bytes) {
        quickly(() -> YamlReader.readAll("f.yaml", bytes, Limits.DOCUMENT));
        quickly(() -> YamlReader.readFirst("f.yaml", bytes, Limits.DOCUMENT));
        quickly(() -> JsonReader.read("f.json", bytes, Limits.DOCUMENT));
        quickly(() -> JsonReader.readFirst("f.json", bytes, Limits.DOCUMENT));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        quickly(() -> YamlReader.readAll("f.yaml", bytes, Limits.DOCUMENT));
        quickly(() -> JsonReader.read("f.json", bytes, Limits.DOCUMENT));
    }

    /** Runs the reader in this thread; a hang would stop the whole build, which is seen too. */
    private static Optional<AicrException> quickly(Runnable reader) {
        long start = System.nanoTime();
        Optional<AicrException> refusal = refusal(reader);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "took " + took);
        return refusal;
    }

    private static Optional<AicrException> refusal(Runnable reader) {
        try {
            reader.run();
            return Optional.empty();
        } catch (AicrException e) {
            assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass(), e.getMessage());
            return Optional.of(e);
        }
    }
}
