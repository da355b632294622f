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
package run.aicr.rehearsal.forge;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;

/** Uploads, changes and downloads of assets. */
final class AssetCalls {
    /** Limit of an asset in bytes. */
    static final long MAX_ASSET = 2L << 30;

    private static final int MAX_ASSETS = 1000;

    private final Releases releases;
    private final Links links;
    private final Tickets tickets;
    private final URI store;
    private final Clock clock;

    AssetCalls(Releases releases, Links links, Tickets tickets, URI store, Clock clock) {
        this.releases = releases;
        this.links = links;
        this.tickets = tickets;
        this.store = store;
        this.clock = clock;
    }

    /** Takes an asset; when the body breaks off, it stays behind as a starter. */
    Answer upload(Request request, long id) throws IOException {
        String name = plainName(request.query("name")
                .filter(n -> !n.isEmpty())
                .orElseThrow(() -> ForgeError.invalid("ReleaseAsset", "name", "missing_field", "name is missing")));
        if (request.contentLength().isEmpty()) {
            throw ForgeError.of(411, "Length Required");
        }
        if (request.contentType().isEmpty()) {
            throw ForgeError.of(400, "Content-Type is missing");
        }
        Asset starter = releases.kept().alone(() -> start(request, id, name));
        Path arriving = releases.kept().arriving();
        MessageDigest digest = Sha256.newDigest();
        long size;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(arriving), digest)) {
            size = request.copyTo(out, MAX_ASSET);
        }
        Asset whole = new Asset(
                starter.id(),
                name,
                starter.label(),
                starter.contentType(),
                Asset.UPLOADED,
                size,
                Sha256.from(digest).prefixed(),
                starter.at());
        return releases.kept().alone(() -> {
            Release release = releases.find(id)
                    .filter(r -> r.asset(starter.id()).isPresent())
                    .orElseThrow(ForgeError::notFound);
            releases.kept().settle(arriving, releases.folder(release).resolve(name));
            Release changed = release.withAsset(starter.id(), Optional.of(whole));
            releases.write(changed);
            return Answer.json(201, links.asset(changed, whole));
        });
    }

    private Asset start(Request request, long id, String name) throws IOException {
        Release release = releases.find(id).orElseThrow(ForgeError::notFound);
        if (release.asset(name).isPresent()) {
            throw ForgeError.invalid("ReleaseAsset", "name", "already_exists", "an asset with this name exists");
        }
        if (release.assets().size() >= MAX_ASSETS) {
            throw ForgeError.invalid("ReleaseAsset", "release", "custom", "a release has at most 1000 assets");
        }
        Asset starter = new Asset(
                releases.newId(),
                name,
                request.query("label").orElse(""),
                request.contentType(),
                Asset.STARTER,
                0,
                "",
                clock.instant().toString());
        releases.write(release.withAsset(starter.id(), Optional.of(starter)));
        return starter;
    }

    /** Special characters become dots, leading dots get a word before them; clients must compare what is returned. */
    static String plainName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._+@~-]", ".");
        plain = plain.startsWith(".") ? "default" + plain : plain;
        if (plain.equals(Releases.META)) {
            throw ForgeError.invalid("ReleaseAsset", "name", "custom", "the stand-in keeps its own " + Releases.META);
        }
        return plain;
    }

    /** The description of an asset, or with {@code Accept: application/octet-stream} the way to its bytes. */
    Answer read(Request request, long assetId, boolean mayPush) throws IOException {
        Release release = visible(assetId, mayPush);
        Asset asset = release.asset(assetId).orElseThrow(ForgeError::notFound);
        boolean bytes = request.header("Accept").orElse("").contains("application/octet-stream");
        return bytes ? download(release, asset) : Answer.json(200, links.asset(release, asset));
    }

    /** A redirect to the store of downloads, which is another host. */
    Answer download(Release release, Asset asset) {
        if (!asset.state().equals(Asset.UPLOADED)) {
            throw ForgeError.notFound();
        }
        Path file = releases.folder(release).resolve(asset.name());
        String ticket = tickets.issue(new Tickets.Ticket(file, asset.name(), asset.contentType()));
        return Answer.found(store + "/release-assets/" + asset.id() + "?ticket=" + ticket);
    }

    Answer change(Request request, long assetId) throws IOException {
        Fields fields = request.json();
        return releases.kept().alone(() -> {
            Release release = visible(assetId, true);
            Asset before = release.asset(assetId).orElseThrow(ForgeError::notFound);
            String name = plainName(fields.text("name").orElse(before.name()));
            if (!name.equals(before.name()) && release.asset(name).isPresent()) {
                throw ForgeError.invalid("ReleaseAsset", "name", "already_exists", "an asset with this name exists");
            }
            Asset after = new Asset(
                    assetId,
                    name,
                    fields.text("label").orElse(before.label()),
                    before.contentType(),
                    before.state(),
                    before.size(),
                    before.digest(),
                    before.at());
            Path folder = releases.folder(release);
            if (Files.exists(folder.resolve(before.name()))) {
                releases.kept().settle(folder.resolve(before.name()), folder.resolve(name));
            }
            releases.write(release.withAsset(assetId, Optional.of(after)));
            return Answer.json(200, links.asset(release, after));
        });
    }

    Answer delete(long assetId) throws IOException {
        return releases.kept().alone(() -> {
            Release release = visible(assetId, true);
            Asset asset = release.asset(assetId).orElseThrow(ForgeError::notFound);
            releases.write(release.withAsset(assetId, Optional.empty()));
            Files.deleteIfExists(releases.folder(release).resolve(asset.name()));
            return Answer.empty(204);
        });
    }

    private Release visible(long assetId, boolean mayPush) throws IOException {
        return releases.withAsset(assetId).filter(r -> mayPush || !r.draft()).orElseThrow(ForgeError::notFound);
    }
}
