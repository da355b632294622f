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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.rehearsal.web.Kept;

/** Releases in files; every look reads them, so that several processes see the same. */
final class Releases {
    static final String META = "meta.json";

    private final Kept kept;
    private long highestId;

    Releases(Kept kept) {
        this.kept = kept;
    }

    Kept kept() {
        return kept;
    }

    /** Folder of a release. */
    Path folder(Release release) {
        return release.draft()
                ? drafts().resolve(Long.toString(release.id()))
                : published().resolve(release.tag());
    }

    private Path drafts() {
        return kept.folder().resolve("drafts");
    }

    private Path published() {
        return kept.folder().resolve("releases");
    }

    /** All releases, the newest first. */
    List<Release> all() throws IOException {
        List<Release> all = new ArrayList<>();
        read(drafts(), true, all);
        read(published(), false, all);
        all.sort(Comparator.comparingLong(Release::id).reversed());
        return List.copyOf(all);
    }

    private static void read(Path parent, boolean draft, List<Release> into) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        List<Path> metas;
        try (Stream<Path> folders = Files.list(parent)) {
            metas = folders.map(f -> f.resolve(META))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        for (Path meta : metas) {
            content(meta)
                    .map(bytes -> JsonReader.read(meta.toString(), bytes, Limits.CATALOGUE_FILE))
                    .ifPresent(node -> into.add(Release.read(node, draft)));
        }
    }

    /** Empty when the release was published or deleted since its folder was listed. */
    private static Optional<byte[]> content(Path meta) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(meta));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    Optional<Release> find(long id) throws IOException {
        return all().stream().filter(r -> r.id() == id).findFirst();
    }

    Optional<Release> published(String tag) throws IOException {
        return all().stream().filter(r -> !r.draft() && r.tag().equals(tag)).findFirst();
    }

    Optional<Release> withAsset(long assetId) throws IOException {
        return all().stream().filter(r -> r.asset(assetId).isPresent()).findFirst();
    }

    /** The release that is marked as the latest. */
    Optional<Release> latest() throws IOException {
        return all().stream()
                .filter(r -> !r.draft() && !r.prerelease() && r.latestRank() > 0)
                .max(Comparator.comparingLong(Release::latestRank));
    }

    /** A number that no release and no asset has had in this process or has in the folder; call it alone. */
    long newId() throws IOException {
        for (Release release : all()) {
            highestId = Math.max(highestId, release.id());
            for (Asset asset : release.assets()) {
                highestId = Math.max(highestId, asset.id());
            }
        }
        return ++highestId;
    }

    /** Writes a release where it lies. */
    void write(Release release) throws IOException {
        kept.write(folder(release).resolve(META), JsonWriter.indented(release.meta()));
    }

    /** Changes a release; a change between draft and public is one rename of its folder. */
    void change(Release before, Release after) throws IOException {
        Path from = folder(before);
        Path to = folder(after);
        boolean moves = !from.equals(to);
        if (moves && Files.exists(to)) {
            throw ForgeError.invalid("Release", "tag_name", "already_exists", "a release with this tag exists");
        }
        kept.write(from.resolve(META), JsonWriter.indented(after.meta()));
        if (moves) {
            kept.settle(from, to);
        }
    }

    void delete(Release release) throws IOException {
        kept.discard(folder(release));
    }
}
