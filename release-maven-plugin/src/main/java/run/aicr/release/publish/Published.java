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
package run.aicr.release.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.Built;
import run.aicr.release.step.Fact;
import run.aicr.release.step.Finding;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;

/**
 * State {@code published}, the commit point: every image has its version tag, and the release is no draft any more
 * (spec release §2.1). Tags come first, so that a public release always names images that exist.
 */
public final class Published extends Step<Published.Result> {
    private final Built built;
    private final Drafted drafted;
    private final Forge forge;
    private final ImageRegistry registry;
    private final ReleaseId id;
    private final PointerRule pointers;
    private boolean readBack = true;

    /** Where the release is: number and page at the forge. */
    public record Result(long release, String page) {}

    /**
     * The state.
     *
     * @param pointers whether this is the latest release from the moment on in which it is public
     */
    public Published(
            Built built,
            Drafted drafted,
            Checked checked,
            Forge forge,
            ImageRegistry registry,
            ReleaseId id,
            PointerRule pointers) {
        super("published", Reach.PUBLIC, built, drafted, checked);
        this.built = built;
        this.drafted = drafted;
        this.forge = forge;
        this.registry = registry;
        this.id = id;
        this.pointers = pointers;
    }

    @Override
    public Set<Fact> provides() {
        return Set.of(Fact.PUBLIC_RELEASE);
    }

    @Override
    public Finding<Result> look() {
        for (ImageBuild image : built.result().manifest().images()) {
            Optional<Sha256> named = registry.digestOf(image.name(), id.tag());
            if (named.isEmpty()) {
                return new Finding.Missing<>(image.name() + ":" + id.tag() + " does not exist");
            }
            if (!named.get().equals(image.index())) {
                return new Finding.Conflict<>(
                        Code.IMAGE_TAG_CONFLICT,
                        image.name() + ":" + id.tag() + " is " + named.get() + ", not " + image.index(),
                        "A version tag never moves. Find out what pushed it, and make a new version");
            }
        }
        Optional<ForgeRelease> release = forge.published(id.tag());
        if (release.isEmpty()) {
            return new Finding.Missing<>("the release is still a draft");
        }
        if (!readBack) {
            readBack();
        }
        return new Finding.Done<>(new Result(release.get().id(), release.get().page()));
    }

    @Override
    public void act() {
        for (ImageBuild image : built.result().manifest().images()) {
            if (registry.digestOf(image.name(), id.tag()).isEmpty()) {
                registry.tag(image.name(), image.index(), id.tag());
            }
        }
        if (forge.published(id.tag()).isEmpty()) {
            forge.publish(drafted.result().release(), pointers.skip().isEmpty());
        }
        readBack = false;
    }

    /** Every asset, from its public address and without credentials, has its digest. */
    private void readBack() {
        for (Map.Entry<String, Sha256> asset : drafted.result().assets().entrySet()) {
            try {
                Path file = Files.createTempFile("aicr-public", "");
                try {
                    Optional<Sha256> got = forge.downloadPublic(id.tag(), asset.getKey(), file);
                    if (!got.equals(Optional.of(asset.getValue()))) {
                        throw new ReleaseException(
                                Code.CHECK_FAILED,
                                asset.getKey() + " of the public release is not what was drafted: "
                                        + got.map(Sha256::prefixed).orElse("there is no such file"),
                                "Look into it at once, the release is public");
                    }
                } finally {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new ReleaseException(Code.CHECK_FAILED, "cannot read back " + asset.getKey()).because(e);
            }
        }
        readBack = true;
    }

    @Override
    public Map<String, String> evidence(Result result) {
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("release", Long.toString(result.release()));
        evidence.put("page", result.page());
        return evidence;
    }
}
