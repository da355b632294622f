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
package run.aicr.rehearsal.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.trust.Keys;
import run.aicr.rehearsal.trust.Material;
import run.aicr.rehearsal.trust.TrustRoot;
import run.aicr.rehearsal.web.Kept;

/** The entries in {@code log/}: {@code <index>.json} with body and time, {@code checkpoint.txt} about all of them. */
final class LogEntries {
    private static final int PADDING = 4;

    private final Kept kept;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Sha256> leaves = new ArrayList<>();

    /** An entry as it is kept. */
    record Entry(int index, String body, long time) {
        Sha256 leaf() {
            return MerkleTree.leaf(bytes());
        }

        String base64() {
            return Base64.getEncoder().encodeToString(bytes());
        }

        private byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    LogEntries(Kept kept) {
        this.kept = kept;
        for (int i = 0; i < PADDING; i++) {
            leaves.add(MerkleTree.leaf(("padding " + i).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Path folder() {
        return kept.folder().resolve("log");
    }

    private Path file(int index) {
        return folder().resolve(String.format(Locale.ROOT, "%08d.json", index));
    }

    /** Takes in what was written since the last look, by whomever. */
    private void refresh() throws IOException {
        for (Path next = file(leaves.size()); Files.isRegularFile(next); next = file(leaves.size())) {
            Fields fields =
                    Fields.of(JsonReader.read(next.toString(), Files.readAllBytes(next), Limits.CATALOGUE_FILE), "");
            byte[] body = Base64.getDecoder().decode(fields.requiredText("body"));
            add(new Entry(
                    leaves.size(),
                    new String(body, StandardCharsets.UTF_8),
                    Long.parseLong(fields.requiredText("integratedTime"))));
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
        leaves.add(entry.leaf());
    }

    synchronized Optional<Entry> byLeaf(Sha256 leaf) throws IOException {
        refresh();
        return entries.stream().filter(e -> e.leaf().equals(leaf)).findFirst();
    }

    synchronized Optional<Entry> byIndex(int index) throws IOException {
        refresh();
        return entries.stream().filter(e -> e.index() == index).findFirst();
    }

    synchronized int size() throws IOException {
        refresh();
        return leaves.size();
    }

    /** Adds an entry at the end and signs the tree with it. */
    synchronized Entry append(String body, long time, Material material) throws IOException {
        return kept.alone(() -> {
            refresh();
            Entry entry = new Entry(leaves.size(), body, time);
            Mapping content = new Mapping.Builder()
                    .put("logIndex", Scalar.integer(entry.index()))
                    .put("integratedTime", Scalar.integer(time))
                    .put("body", entry.base64())
                    .build();
            kept.write(file(entry.index()), JsonWriter.indented(content));
            add(entry);
            kept.write(folder().resolve("checkpoint.txt"), checkpoint(material).getBytes(StandardCharsets.UTF_8));
            return entry;
        });
    }

    /** The signed note about the tree as it is. */
    synchronized String checkpoint(Material material) throws IOException {
        refresh();
        return Checkpoint.of(
                TrustRoot.LOG_NAME, treeId(material), leaves.size(), MerkleTree.root(leaves), material.log());
    }

    /** A number that goes with the key of the log. */
    static long treeId(Material material) {
        byte[] id = Keys.id(material.log().getPublic()).bytes();
        return ByteBuffer.wrap(id).getLong() & Long.MAX_VALUE;
    }

    static String uuid(Entry entry, Material material) {
        return String.format(Locale.ROOT, "%016x", treeId(material))
                + entry.leaf().hex();
    }

    /** The entry as the API shows it: with its promise, and its proof in the tree as it is now. */
    synchronized Mapping describe(Entry entry, Material material) throws IOException {
        refresh();
        String logId = Keys.id(material.log().getPublic()).hex();
        Mapping promised = new Mapping.Builder()
                .put("body", entry.base64())
                .put("integratedTime", Scalar.integer(entry.time()))
                .put("logID", logId)
                .put("logIndex", Scalar.integer(entry.index()))
                .build();
        byte[] promise = Keys.sign(material.log().getPrivate(), JsonWriter.compact(promised.sorted()));
        Mapping proof = new Mapping.Builder()
                .put("checkpoint", checkpoint(material))
                .put(
                        "hashes",
                        Sequence.ofTexts(MerkleTree.path(entry.index(), leaves).stream()
                                .map(Sha256::hex)
                                .toList()))
                .put("logIndex", Scalar.integer(entry.index()))
                .put("rootHash", MerkleTree.root(leaves).hex())
                .put("treeSize", Scalar.integer(leaves.size()))
                .build();
        Mapping.Builder node = new Mapping.Builder();
        promised.entries().forEach(node::put);
        return node.put(
                        "verification",
                        new Mapping.Builder()
                                .put("inclusionProof", proof)
                                .put("signedEntryTimestamp", Base64.getEncoder().encodeToString(promise))
                                .build())
                .build();
    }
}
