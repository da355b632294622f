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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * One file of metadata, as it is: nothing of it is believed before {@link Role#verify}.
 *
 * @param name for messages
 * @param signed what the signatures are over
 */
@SuppressWarnings("ArrayRecordComponent") // read once
record SignedFile(
        String name,
        byte[] bytes,
        Fields signed,
        byte[] canonical,
        int version,
        Instant expires,
        List<Signature> signatures) {
    private static final int MOST_SIGNATURES = 64;

    /** A signature and the id of its key. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Signature(String keyId, byte[] value) {}

    /**
     * Reads a file.
     *
     * @param type what it must say it is: {@code root}, {@code timestamp}, {@code snapshot} or {@code targets}
     * @throws AicrException UNAUTHORIZED when it is something else
     */
    static SignedFile parse(String name, String type, byte[] bytes) {
        try {
            Fields file = Fields.of(JsonReader.read(name, bytes, Limits.DOCUMENT), "");
            Node node = file.node("signed").orElseThrow(() -> AicrException.invalidRequest("nothing is signed"));
            Fields signed = Fields.of(node, "signed");
            if (!signed.requiredText("_type").equals(type)) {
                throw AicrException.invalidRequest("its type is not " + type);
            }
            int version = signed.integer("version").orElse(0);
            if (version < 1) {
                throw AicrException.invalidRequest("its version is not a number from 1 on");
            }
            return new SignedFile(
                    name,
                    bytes,
                    signed,
                    CanonicalJson.of(node),
                    version,
                    Instant.parse(signed.requiredText("expires")),
                    signatures(file));
        } catch (AicrException e) {
            throw refused(name + " is not what TUF expects: " + e.sentence());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refused(name + " is not what TUF expects: " + e.getMessage());
        }
    }

    private static List<Signature> signatures(Fields file) {
        List<Signature> signatures = new ArrayList<>();
        for (Fields each : file.list("signatures")) {
            // Signatures that are still to be made stand there with an empty text.
            if (!each.textOrEmpty("sig").isEmpty()) {
                signatures.add(
                        new Signature(each.requiredText("keyid"), HexFormat.of().parseHex(each.requiredText("sig"))));
            }
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw AicrException.invalidRequest("it has more than " + MOST_SIGNATURES + " signatures");
        }
        return List.copyOf(signatures);
    }

    SignedFile requireFresh(Instant now) {
        if (!now.isBefore(expires)) {
            throw refused(name + " expired at " + expires);
        }
        return this;
    }

    SignedFile requireVersion(int expected) {
        if (version != expected) {
            throw refused(name + " has the version " + version + ", expected " + expected);
        }
        return this;
    }

    static AicrException refused(String sentence) {
        return new AicrException(ErrorClass.UNAUTHORIZED, sentence);
    }
}
