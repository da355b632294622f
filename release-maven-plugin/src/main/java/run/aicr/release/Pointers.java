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
package run.aicr.release;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import run.aicr.digest.Sha256;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.demo.CloudRun;
import run.aicr.release.demo.DemoDeployed;
import run.aicr.release.demo.Federation;
import run.aicr.release.endpoint.DemoEndpoint;
import run.aicr.release.endpoint.RegistryEndpoint;
import run.aicr.release.git.GitRepository;
import run.aicr.release.homebrew.FormulaPushed;
import run.aicr.release.homebrew.Platform;
import run.aicr.release.homebrew.Tap;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.pages.DocsPublished;
import run.aicr.release.publish.Aliased;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.publish.Published;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/**
 * Makes the states that point users at a release: a new one, or the one that takes over from a withdrawn one. What they
 * need to know, they ask when they are looked at.
 */
final class Pointers {
    static final String GITHUB = "https://github.com/";

    private static final String DOCS = "docs/user";
    private static final String DEMO_IMAGE = "aicrd";

    private final World world;
    private final Released released;
    private final Step<Published.Result> published;

    /**
     * Where the pointers are.
     *
     * @param withdrawn reasons by tag of releases that were taken back
     */
    record World(
            ReleaseConfig config,
            Optional<GitRepository> repository,
            Services services,
            Map<String, String> withdrawn) {

        ImageRegistry images() {
            return new ImageRegistry(
                    services.registry(),
                    config.images().stream().map(ImageSpec::name).toList());
        }
    }

    Pointers(World world, Released released, Step<Published.Result> published) {
        this.world = world;
        this.released = released;
        this.published = published;
    }

    Aliased aliases() {
        return new Aliased(
                published,
                released::images,
                world.services().forge(),
                world.images(),
                released.tag().name());
    }

    FormulaPushed formula() {
        return new FormulaPushed(published, new Tap(world.services().at().tap()), this::formulaInputs);
    }

    private FormulaPushed.Inputs formulaInputs() {
        Map<String, Sha256> archives = released.assets().entrySet().stream()
                .filter(a -> a.getKey().endsWith(".tar.gz"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new FormulaPushed.Inputs(
                released.tag(),
                GITHUB + world.config().repository(),
                archives,
                released.checksums(),
                released.isPublic(),
                Optional.empty(),
                world.withdrawn().keySet(),
                lacking(archives.keySet()));
    }

    /** A rehearsal may lack archives of other platforms, a real release may not. */
    private Set<String> lacking(Set<String> archives) {
        return released.rehearsal()
                ? Arrays.stream(Platform.values())
                        .map(p -> p.archive(released.tag().version()))
                        .filter(name -> !archives.contains(name))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    DocsPublished docs() {
        return new DocsPublished(
                published,
                released.tag(),
                world.services().at().pages(),
                Optional::empty,
                () -> tags().stream()
                        .flatMap(name -> TagName.release(name).stream())
                        .filter(ReleaseTag::isStable)
                        .collect(Collectors.toSet()),
                world::withdrawn,
                this::docsOf);
    }

    private SortedMap<String, byte[]> docsOf(ReleaseTag tag) {
        return world.repository()
                .map(r -> r.filesAt(tag.name(), DOCS))
                .filter(files -> !files.isEmpty())
                .orElseGet(() -> new TreeMap<>(Map.of(
                        "README.md",
                        ("# " + tag.name() + "\n\nThis version has no user documentation.\n")
                                .getBytes(StandardCharsets.UTF_8))));
    }

    DemoDeployed deployed() {
        DemoEndpoint demo = world.services().at().demo();
        Federation federation = new Federation(
                world.services().at().ci(), demo, world.services().caller());
        return new DemoDeployed(
                published,
                this::demoImage,
                () -> demoImageBuild().isEmpty()
                        ? Optional.of("this build has no image " + DEMO_IMAGE)
                        : federation.isPresent() ? Optional.empty() : Optional.of("NO_CREDENTIALS"),
                () -> demoRegistry(demo, federation),
                demo.image(),
                new CloudRun(demo, federation::accessToken, world.services().caller()),
                world.services().caller());
    }

    private Registry demoRegistry(DemoEndpoint demo, Federation federation) {
        return new RegistryEndpoint(demo.registry(), Federation.registryLogin(federation.accessToken()))
                .open(world.services().caller());
    }

    private Optional<ImageBuild> demoImageBuild() {
        return released.images().stream()
                .filter(i -> i.name().endsWith("/" + DEMO_IMAGE))
                .findFirst();
    }

    private DemoDeployed.Image demoImage() {
        ImageBuild image = demoImageBuild().orElseThrow();
        return new DemoDeployed.Image(
                world.services().registry(),
                Reference.parse(image.name()).repository(),
                image.index(),
                released.tag().version());
    }

    private Set<String> tags() {
        return world.repository().map(r -> r.tags().keySet()).orElse(Set.of());
    }
}
