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
package run.aicr.release.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.attest.Attested;
import run.aicr.release.check.Checked;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.Built;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.product.Tree;
import run.aicr.release.step.Fact;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/**
 * State {@code published}, in a rehearsal: all assets lie in {@code releases/<tag>/} and all images in {@code registry/}
 * under their version tag.
 *
 * <p>A number that no tag holds yet may be rehearsed again from another commit and is then replaced; what a tag names is
 * never changed.
 */
public final class Published extends Step<Published.Result> {
    private final Built built;
    private final Attested attested;
    private final Path folder;
    private final ReleaseId id;

    /** Where the release is. */
    public record Result(Path release, Path registry) {}

    public Published(Built built, Attested attested, Checked checked, Path folder, ReleaseId id) {
        super("published", Reach.PUBLIC, built, attested, checked);
        this.built = built;
        this.attested = attested;
        this.folder = folder;
        this.id = id;
    }

    @Override
    public Set<Fact> provides() {
        return Set.of(Fact.PUBLIC_RELEASE);
    }

    @Override
    public Finding<Result> look() {
        try {
            if (!Files.isDirectory(release())) {
                return new Finding.Missing<>("not in " + release());
            }
            if (!digests(release()).equals(digests(attested.result().assets()))) {
                return differs(release() + " holds other files", Code.ASSET_CONFLICT);
            }
            return lookAtImages();
        } catch (IOException e) {
            throw new ReleaseException(Code.CHECK_FAILED, "cannot read " + folder).because(e);
        }
    }

    private Finding<Result> lookAtImages() throws IOException {
        if (!Files.isRegularFile(registry().resolve("oci-layout"))) {
            return new Finding.Missing<>("no images in " + registry());
        }
        Layout layout = Layout.open(registry());
        for (ImageBuild image : built.result().manifest().images()) {
            var found = layout.find(image.name() + ":" + id.tag()).map(Descriptor::digest);
            if (found.isEmpty()) {
                return new Finding.Missing<>("no image " + image.name() + ":" + id.tag());
            }
            if (!found.get().equals(image.index())) {
                return differs(image.name() + ":" + id.tag() + " names " + found.get(), Code.IMAGE_TAG_CONFLICT);
            }
        }
        return new Finding.Done<>(new Result(release(), registry()));
    }

    private Finding<Result> differs(String what, Code code) {
        if (id.tagObject().isEmpty()) {
            return new Finding.Missing<>(what + " of an earlier rehearsal of this number");
        }
        return new Finding.Conflict<>(
                code,
                what + " than this build of " + id.tag(),
                "A published release never changes. Run mvn clean to start the rehearsal folder anew,"
                        + " or name another one with -Daicr.release.dir");
    }

    @Override
    public void act() {
        try {
            pushImages();
            Path part = folder.resolve("releases").resolve(id.tag() + ".part");
            Tree.delete(part);
            Files.createDirectories(part);
            for (String name : digests(attested.result().assets()).keySet()) {
                Files.copy(
                        attested.result().assets().resolve(name),
                        part.resolve(name),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            Tree.delete(release());
            Files.move(part, release(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ReleaseException(Code.CHECK_FAILED, "cannot publish into " + folder).because(e);
        }
    }

    /** Copies blobs first and names last, so that a name never points at something incomplete. */
    private void pushImages() throws IOException {
        if (built.result().manifest().images().isEmpty()) {
            Layout.create(registry());
            return;
        }
        Layout from = Layout.open(built.result().work().images());
        Layout to = Layout.create(registry());
        for (Map.Entry<String, Path> blob :
                Tree.files(from.folder().resolve("blobs/sha256")).entrySet()) {
            try (var in = Files.newInputStream(blob.getValue())) {
                to.put(new Sha256(blob.getKey()), in);
            }
        }
        for (Descriptor entry : from.entries()) {
            to.tag(entry, entry.annotations().get(Layout.REF_NAME));
        }
    }

    @Override
    public Map<String, String> evidence(Result result) {
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("release", result.release().toString());
        evidence.put("registry", result.registry().toString());
        return evidence;
    }

    private Path release() {
        return folder.resolve("releases").resolve(id.tag());
    }

    private Path registry() {
        return folder.resolve("registry");
    }

    private static SortedMap<String, Sha256> digests(Path folder) throws IOException {
        SortedMap<String, Sha256> digests = new TreeMap<>();
        for (Map.Entry<String, Path> file : Tree.files(folder).entrySet()) {
            digests.put(file.getKey(), Sha256.ofFile(file.getValue()));
        }
        return digests;
    }
}
