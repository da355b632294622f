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
package run.aicr.release.attest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.version.ReleaseId;

/** Writes {@code release.json}, the public index of what the release is (spec release §3.11). */
final class ReleaseIndex {
    static final String NAME = "release.json";
    private static final String SCHEMA = "aicr.run/release/v1";

    /**
     * An asset as the index lists it.
     *
     * @param payload payload digest of an archive; empty for other assets
     */
    record Asset(
            String name, String role, String mediaType, long size, Sha256 sha256, String platform, String payload) {}

    /** A bundle that was signed before the index was written. */
    record Signed(String name, String predicateType, BundleFile bundle) {}

    /** What the gates said: the digest of the record, its result and its gates. */
    record Gates(Sha256 record, String result, List<Fields> gates) {
        static Gates of(byte[] record, Mapping content) {
            Fields fields = Fields.of(content, "");
            return new Gates(Sha256.of(record), fields.textOrEmpty("result"), fields.list("gates"));
        }
    }

    private final BuildManifest build;
    private final BuildPlatform platform;
    private final List<Asset> assets;
    private final List<Signed> signed;
    private final List<ImageStatements.Attachment> attachments;

    ReleaseIndex(
            BuildManifest build,
            BuildPlatform platform,
            List<Asset> assets,
            List<Signed> signed,
            List<ImageStatements.Attachment> attachments) {
        this.build = build;
        this.platform = platform;
        this.assets = List.copyOf(assets);
        this.signed = List.copyOf(signed);
        this.attachments = List.copyOf(attachments);
    }

    byte[] json(Gates gates, Map<String, String> tools) {
        ReleaseId id = build.id();
        Mapping.Builder index = new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("tag", id.tag())
                .put("version", id.version())
                .put("kind", id.prerelease() ? "rc" : "stable")
                .put("commit", id.commit())
                .put("tree", id.tree())
                .put("tagObject", id.tagObject())
                .put("date", id.dateText());
        index.putIfSet("promotedFrom", build.promotedFrom());
        if (id.rehearsal()) {
            index.put("rehearsal", Scalar.TRUE);
        }
        Mapping qualification = new Mapping.Builder()
                .put("digest", gates.record().prefixed())
                .put("result", gates.result())
                .build();
        return JsonWriter.indented(index.put("assets", assetNodes(assets))
                .put("images", imageNodes())
                .put("statements", statementNodes())
                .put("gates", gateNodes(gates))
                .put("qualification", qualification)
                .put("missing", missingNodes(build))
                .put("slsa", slsaNode(id))
                .put("tools", toolsNode(tools))
                .build());
    }

    private Sequence statementNodes() {
        List<Node> nodes = new ArrayList<>();
        signed.stream()
                .sorted(Comparator.comparing(Signed::name))
                .forEach(s -> nodes.add(new Mapping.Builder()
                        .put("name", s.name())
                        .put("predicateType", s.predicateType())
                        .put("logIndex", LogIndex.of(s.bundle()))
                        .build()));
        return Sequence.of(nodes);
    }

    private static Sequence gateNodes(Gates gates) {
        List<Node> nodes = new ArrayList<>();
        gates.gates()
                .forEach(g -> nodes.add(new Mapping.Builder()
                        .put("name", g.textOrEmpty("name"))
                        .put("result", g.textOrEmpty("result"))
                        .put("seconds", g.node("seconds").orElse(Scalar.NULL))
                        .build()));
        return Sequence.of(nodes);
    }

    private Mapping slsaNode(ReleaseId id) {
        SlsaLevel level =
                SlsaLevel.of(new SlsaLevel.Facts(id.rehearsal(), platform.hosted(), platform.isolatedSigner()));
        return new Mapping.Builder()
                .put("archives", level.toNode())
                .put("images", level.toNode())
                .build();
    }

    private static Sequence assetNodes(List<Asset> assets) {
        List<Node> nodes = new ArrayList<>();
        assets.stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(a -> nodes.add(new Mapping.Builder()
                        .put("name", a.name())
                        .put("role", a.role())
                        .put("mediaType", a.mediaType())
                        .put("size", Scalar.integer(a.size()))
                        .put("sha256", a.sha256().hex())
                        .putIfSet("platform", a.platform())
                        .putIfSet("payload", a.payload())
                        .build()));
        return Sequence.of(nodes);
    }

    private Sequence imageNodes() {
        List<Node> nodes = new ArrayList<>();
        for (ImageBuild image : build.images()) {
            Mapping.Builder platforms = new Mapping.Builder();
            new TreeMap<>(image.platforms())
                    .forEach((name, p) -> platforms.put(
                            name,
                            new Mapping.Builder()
                                    .put("manifest", p.manifest().prefixed())
                                    .put("payload", p.payload().prefixed())
                                    .build()));
            nodes.add(new Mapping.Builder()
                    .put("name", image.name())
                    .put("tag", build.id().tag())
                    .put("index", image.index().prefixed())
                    .put("platforms", platforms.build())
                    .put("base", image.base().toNode())
                    .put("attestations", attestationNodes(image.name()))
                    .build());
        }
        return Sequence.of(nodes);
    }

    private Sequence attestationNodes(String image) {
        List<Node> nodes = new ArrayList<>();
        attachments.stream()
                .filter(a -> a.image().equals(image))
                .forEach(a -> nodes.add(new Mapping.Builder()
                        .put("predicateType", a.predicateType())
                        .put("subject", a.subject().prefixed())
                        .put("digest", a.bundle().prefixed())
                        .put("logIndex", a.logIndex())
                        .build()));
        return Sequence.of(nodes);
    }

    private static Sequence missingNodes(BuildManifest build) {
        List<Node> nodes = new ArrayList<>();
        build.missing().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(m -> nodes.add(new Mapping.Builder()
                        .put("name", m.name())
                        .put("reason", m.reason())
                        .build()));
        return Sequence.of(nodes);
    }

    private static Mapping toolsNode(Map<String, String> tools) {
        Mapping.Builder node = new Mapping.Builder();
        new TreeMap<>(tools).forEach(node::put);
        return node.build();
    }
}
