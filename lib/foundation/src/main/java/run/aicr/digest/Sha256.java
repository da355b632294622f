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
package run.aicr.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest as 64 lower-case hexadecimal digits.
 *
 * @param hex the digits, without the prefix {@code sha256:}
 */
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final String PREFIX = "sha256:";
    private static final int HEX_LENGTH = 64;

    public Sha256 {
        if (hex.length() != HEX_LENGTH || !isLowerHex(hex)) {
            throw new IllegalArgumentException("not a SHA-256 digest (64 lower-case hex digits expected): " + hex);
        }
    }

    /** Reads {@code sha256:<64 hex>}, the form of OCI and of the stamp. */
    public static Sha256 parse(String prefixed) {
        if (!prefixed.startsWith(PREFIX)) {
            throw new IllegalArgumentException("digest must start with sha256: " + prefixed);
        }
        return new Sha256(prefixed.substring(PREFIX.length()));
    }

    public static Sha256 of(byte[] content) {
        return fromBytes(newDigest().digest(content));
    }

    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Sha256 ofFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ofStream(in);
        }
    }

    /** Digest of what is left in the stream; the stream is not closed. */
    public static Sha256 ofStream(InputStream in) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return fromBytes(digest.digest());
    }

    /** A digest to feed by hand, for streams that are hashed on the way; end with {@link #from}. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    public static Sha256 from(MessageDigest digest) {
        return fromBytes(digest.digest());
    }

    /** The form {@code sha256:<hex>}. */
    public String prefixed() {
        return PREFIX + hex;
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return prefixed();
    }

    private static Sha256 fromBytes(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    private static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
