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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import run.aicr.digest.Sha256;
import run.aicr.release.forge.Forge;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/**
 * State {@code aliases}: the tag {@code latest} of every image stands for this release, and the forge marks it as the
 * latest (spec release §2.1). The images first, one by one; they are seen by most.
 */
public final class Aliased extends Step<Aliased.Result> {
    private static final String LATEST = "latest";

    private final Supplier<List<ImageBuild>> images;
    private final Step<Published.Result> published;
    private final Forge forge;
    private final ImageRegistry registry;
    private final String tag;

    /** How many names point here. */
    public record Result(int images) {}

    /**
     * The state.
     *
     * @param images of the release, as they were published; asked when the state is looked at
     */
    public Aliased(
            Step<Published.Result> published,
            Supplier<List<ImageBuild>> images,
            Forge forge,
            ImageRegistry registry,
            String tag) {
        super("aliases", Reach.POINTER, published);
        this.images = images;
        this.published = published;
        this.forge = forge;
        this.registry = registry;
        this.tag = tag;
    }

    @Override
    public Finding<Result> look() {
        for (ImageBuild image : images.get()) {
            Optional<Sha256> latest = registry.digestOf(image.name(), LATEST);
            if (!latest.equals(Optional.of(image.index()))) {
                return new Finding.Missing<>(image.name() + ":latest is "
                        + latest.map(Sha256::prefixed).orElse("not there"));
            }
        }
        boolean marked = forge.latest()
                .filter(r -> r.id() == published.result().release())
                .isPresent();
        return marked
                ? new Finding.Done<>(new Result(images.get().size()))
                : new Finding.Missing<>("another release is marked as the latest");
    }

    @Override
    public void act() {
        for (ImageBuild image : images.get()) {
            registry.tag(image.name(), image.index(), LATEST);
        }
        forge.release(published.result().release()).ifPresent(forge::markLatest);
    }

    @Override
    public Map<String, String> evidence(Result result) {
        Map<String, String> evidence = new TreeMap<>();
        images.get().forEach(i -> evidence.put(i.name(), i.index().prefixed()));
        evidence.put("release", tag);
        return evidence;
    }
}
