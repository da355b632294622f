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
package run.aicr.attestation.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.trust.TrustedLog;

/**
 * The signed head of a log: a signed note (spec sigstore-loopback §4.4).
 *
 * @param header the lines that are signed, each with its line feed
 * @param origin first line
 * @param size number of leaves
 * @param root hash of the tree
 */
record Checkpoint(String header, String origin, long size, Octets root, List<Line> signatures) {
    private static final int MAX_LENGTH = 16 << 10;
    private static final int MAX_SIGNATURES = 16;
    private static final int HINT_BYTES = 4;

    /** A signature with the first bytes of its key's id. */
    record Line(String name, Octets hint, Octets signature) {}

    Checkpoint {
        signatures = List.copyOf(signatures);
    }

    static Checkpoint read(String note) throws Refusal {
        int blank = note.indexOf("\n\n");
        if (note.length() > MAX_LENGTH || blank < 0 || !note.endsWith("\n") || note.indexOf('\r') >= 0) {
            throw malformed("expected lines, a blank line and signatures");
        }
        String header = note.substring(0, blank + 1);
        List<String> lines = header.lines().toList();
        Optional<Octets> root = lines.size() < 3 ? Optional.empty() : Octets.ofBase64(lines.get(2));
        if (root.isEmpty() || !lines.get(1).matches("[1-9][0-9]{0,17}")) {
            throw malformed("expected the lines origin, size and root");
        }
        List<Line> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2).lines().toList()) {
            signatures.add(line(line));
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw malformed("expected 1 to " + MAX_SIGNATURES + " signatures");
        }
        return new Checkpoint(header, lines.get(0), Long.parseLong(lines.get(1)), root.get(), signatures);
    }

    private static Line line(String line) throws Refusal {
        List<String> parts = Arrays.asList(line.split(" ", -1));
        Optional<Octets> bytes = parts.size() == 3 ? Octets.ofBase64(parts.get(2)) : Optional.empty();
        if (bytes.isEmpty() || !parts.get(0).equals("\u2014") || bytes.get().length() <= HINT_BYTES) {
            throw malformed("a signature has not the form '\u2014 name base64'");
        }
        byte[] all = bytes.get().bytes();
        return new Line(
                parts.get(1),
                Octets.of(Arrays.copyOf(all, HINT_BYTES)),
                Octets.of(Arrays.copyOfRange(all, HINT_BYTES, all.length)));
    }

    /** Demands a signature of the log under its own name. */
    void signedBy(TrustedLog log) throws Refusal {
        Octets hint = Octets.of(Arrays.copyOf(log.id().bytes(), HINT_BYTES));
        byte[] signed = header.getBytes(StandardCharsets.UTF_8);
        List<Line> own = signatures.stream()
                .filter(s -> s.name().equals(log.host()) && s.hint().equals(hint))
                .toList();
        if (own.isEmpty()) {
            throw new Refusal("not in log: checkpoint: expected a signature of " + log.host() + " with the key "
                    + hint.hex() + ", found none");
        }
        for (Line line : own) {
            if (!log.key().verifies(signed, line.signature())) {
                throw new Refusal("not in log: checkpoint: the signature of " + log.host() + " does not match");
            }
        }
    }

    private static Refusal malformed(String what) {
        return new Refusal("not in log: checkpoint: malformed: " + what);
    }
}
