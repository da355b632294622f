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

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Follows a repository of TUF from a root that is believed to one target (TUF 1.0.33, §5.3–5.7): every later root in turn,
 * then timestamp, snapshot and targets. Versions never go back behind those that were seen before.
 */
public final class TufClient {
    private static final int MOST_ROOTS = 256;
    private static final int MAX_METADATA = 1 << 20;
    private static final int MAX_TIMESTAMP = 16 << 10;

    /** How files of the repository are got. */
    @FunctionalInterface
    public interface Source {
        /**
         * The file under a path below the repository; empty when there is none.
         *
         * @throws AicrException of a retryable class when the repository cannot be reached
         */
        Optional<byte[]> get(String path, int maxBytes);
    }

    /**
     * What was found.
     *
     * @param metadata {@code root.json}, {@code timestamp.json}, {@code snapshot.json} and {@code targets.json}, to be
     *     seen before the next time
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once
    public record Found(byte[] target, Map<String, byte[]> metadata) {}

    private final Source source;
    private final Instant now;
    private final Map<String, byte[]> seen;

    /**
     * Nothing is asked for yet.
     *
     * @param seen metadata of the last time, by name; what is missing or unreadable there counts as never seen
     */
    public TufClient(Source source, Instant now, Map<String, byte[]> seen) {
        this.source = source;
        this.now = now;
        this.seen = Map.copyOf(seen);
    }

    /**
     * Gets a target.
     *
     * @param believed the root to start from; that it has expired does not matter, for the last one it does
     * @throws AicrException UNAUTHORIZED for signatures, digests, versions and times that are not right;
     *     SERVICE_UNAVAILABLE when a file is not there or cannot be reached
     */
    public Found target(byte[] believed, String target) {
        SignedFile first = SignedFile.parse("root.json", "root", believed);
        SignedFile root = newest(Role.of(first, "root").verify(first));
        boolean numbered = root.signed().bool("consistent_snapshot", false);
        SignedFile timestamp = timestamp(root);
        SignedFile snapshot = listed(root, timestamp, "snapshot", numbered);
        SignedFile targets = listed(root, snapshot, "targets", numbered);
        Fields entry = targets.signed()
                .fields("targets")
                .flatMap(t -> t.fields(target))
                .orElseThrow(() -> SignedFile.refused("the repository has no target " + target));
        String hex = entry.fields("hashes").map(h -> h.textOrEmpty("sha256")).orElse("");
        String path = "targets/" + (numbered ? hex + "." : "") + target;
        byte[] content = required(path, entry.integer("length").orElse(0));
        requireSame(path, content, entry, true);
        Map<String, byte[]> metadata = new LinkedHashMap<>();
        metadata.put("root.json", root.bytes());
        metadata.put("timestamp.json", timestamp.bytes());
        metadata.put("snapshot.json", snapshot.bytes());
        metadata.put("targets.json", targets.bytes());
        return new Found(content, metadata);
    }

    /** Each root is signed by the one before it and by itself. */
    private SignedFile newest(SignedFile first) {
        SignedFile root = first;
        for (int count = 0; count < MOST_ROOTS; count++) {
            int version = root.version() + 1;
            Optional<byte[]> next = source.get(version + ".root.json", MAX_METADATA);
            if (next.isEmpty()) {
                return root.requireFresh(now);
            }
            SignedFile candidate = SignedFile.parse(version + ".root.json", "root", next.get());
            Role.of(root, "root").verify(candidate);
            Role.of(candidate, "root").verify(candidate);
            root = candidate.requireVersion(version);
        }
        throw SignedFile.refused("the repository has more than " + MOST_ROOTS + " roots");
    }

    private SignedFile timestamp(SignedFile root) {
        SignedFile file = SignedFile.parse("timestamp.json", "timestamp", required("timestamp.json", MAX_TIMESTAMP));
        Role.of(root, "timestamp").verify(file).requireFresh(now);
        requireNotBefore("timestamp", file.version());
        return file;
    }

    /** A file that another one names with its version. */
    private SignedFile listed(SignedFile root, SignedFile by, String role, boolean numbered) {
        String name = role + ".json";
        Fields entry = by.signed()
                .fields("meta")
                .flatMap(m -> m.fields(name))
                .orElseThrow(() -> SignedFile.refused(by.name() + " names no " + name));
        int version = entry.integer("version").orElse(0);
        byte[] bytes = required((numbered ? version + "." : "") + name, MAX_METADATA);
        requireSame(name, bytes, entry, false);
        SignedFile file = Role.of(root, role).verify(SignedFile.parse(name, role, bytes));
        requireNotBefore(role, version);
        return file.requireVersion(version).requireFresh(now);
    }

    private static void requireSame(String name, byte[] bytes, Fields entry, boolean needed) {
        Optional<Integer> length = entry.integer("length");
        Optional<String> hex = entry.fields("hashes").flatMap(h -> h.text("sha256"));
        if (length.isPresent() && length.get() != bytes.length) {
            throw SignedFile.refused(name + " has " + bytes.length + " bytes, expected " + length.get());
        }
        if (hex.isPresent() ? !Sha256.of(bytes).hex().equals(hex.get()) : needed) {
            throw SignedFile.refused("digest differs: " + name);
        }
    }

    private void requireNotBefore(String role, int version) {
        int before = 0;
        if (seen.containsKey(role + ".json")) {
            try {
                before = SignedFile.parse(role + ".json", role, seen.get(role + ".json"))
                        .version();
            } catch (AicrException e) {
                before = 0; // never seen
            }
        }
        if (version < before) {
            throw SignedFile.refused(
                    role + ".json goes back to version " + version + "; version " + before + " was seen before");
        }
    }

    private byte[] required(String path, int maxBytes) {
        if (maxBytes < 1 || maxBytes > MAX_METADATA) {
            throw SignedFile.refused(path + " is said to have " + maxBytes + " bytes, expected 1 to " + MAX_METADATA);
        }
        return source.get(path, maxBytes)
                .orElseThrow(() -> new AicrException(ErrorClass.SERVICE_UNAVAILABLE, "the repository has no " + path));
    }
}
