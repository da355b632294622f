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
package run.aicr.server.answer;

import org.jspecify.annotations.Nullable;
import run.aicr.digest.Sha256;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Gzip;

/**
 * A JSON answer as it goes over the wire, plain and compressed, each with its strong entity tag. It is compressed when the
 * first caller asks for that, and then kept: deflating costs more than everything else about a new answer.
 */
public final class EncodedAnswer {
    private static final int TAG_DIGITS = 32;
    private static final String CACHE_CONTROL = "public, max-age=600";

    /** Below this, compressing saves nothing worth the work (spec api §9 item 14). */
    private static final int COMPRESSED_FROM = 1 << 10;

    private final byte[] plain;
    private volatile byte @Nullable [] gzip;
    private final String digits;

    EncodedAnswer(byte[] plain) {
        this.plain = plain;
        this.digits = Sha256.of(plain).hex().substring(0, TAG_DIGITS);
    }

    /** The answer to a call: compressed when the caller takes that, 304 when the caller has it already. */
    public Answer to(Call call) {
        boolean compressed = plain.length >= COMPRESSED_FROM && Gzip.isAccepted(call);
        boolean known = call.reads()
                && call.header("If-None-Match")
                        .map(h -> isNamedBy(h, compressed))
                        .orElse(false);
        return (known ? Answer.of(304) : full(compressed))
                .with("Cache-Control", CACHE_CONTROL)
                .with("ETag", tag(compressed))
                .with("Vary", "Accept-Encoding");
    }

    private Answer full(boolean compressed) {
        Answer answer = Answer.of(200, "application/json", compressed ? gzip() : plain);
        return compressed ? answer.with("Content-Encoding", "gzip") : answer;
    }

    /** Two callers may both compress, which is harmless: the bytes are the same. */
    private byte[] gzip() {
        byte[] bytes = gzip;
        if (bytes == null) {
            bytes = Gzip.of(plain);
            gzip = bytes;
        }
        return bytes;
    }

    /** Two codings are two representations, so their tags differ. */
    String tag(boolean compressed) {
        return compressed ? '"' + digits + "-gzip\"" : '"' + digits + '"';
    }

    /** Bytes to reckon with: JSON of this kind shrinks to less than a quarter. */
    int size() {
        return plain.length + plain.length / 4;
    }

    /** Whether an {@code If-None-Match} header names this representation. */
    boolean isNamedBy(String header, boolean compressed) {
        String own = tag(compressed);
        for (String tag : header.split(",", -1)) {
            String name = tag.strip();
            if (name.equals("*") || name.equals(own) || name.equals("W/" + own)) {
                return true;
            }
        }
        return false;
    }
}
