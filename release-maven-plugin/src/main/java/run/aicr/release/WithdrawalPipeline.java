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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import run.aicr.digest.Sha256;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.forge.Forge;
import run.aicr.release.git.GitRepository;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.pages.WithdrawnListed;
import run.aicr.release.publish.PublicRelease;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;
import run.aicr.release.yank.BannerPlaced;
import run.aicr.release.yank.Moved;
import run.aicr.release.yank.Standing;
import run.aicr.release.yank.Withdrawal;

/** The states of taking a release back, in their order (spec release §7.9). */
public final class WithdrawalPipeline {
    private WithdrawalPipeline() {}

    /**
     * What the states are made from.
     *
     * @param withdrawals reasons by tag of the releases that were taken back before
     * @param scratch folder for what is read back; emptied by the caller
     */
    public record Setting(
            ReleaseConfig config,
            GitRepository repository,
            Services services,
            Supplier<Map<String, String>> withdrawals,
            Path scratch,
            Withdrawal withdrawal) {

        /** Reasons by tag, that of this release included. */
        Map<String, String> withdrawn() {
            Map<String, String> all = new TreeMap<>(withdrawals.get());
            all.put(withdrawal.tag(), withdrawal.reason());
            return all;
        }
    }

    /** The release that takes over, as it is in public. */
    private record Found(ReleaseTag tag, Supplier<PublicRelease> read) implements Released {
        @Override
        public boolean rehearsal() {
            return !read.get().index().missing().isEmpty();
        }

        @Override
        public boolean isPublic() {
            return true;
        }

        @Override
        public List<ImageBuild> images() {
            return read.get().imageBuilds();
        }

        @Override
        public Map<String, Sha256> assets() {
            return read.get().digests();
        }

        @Override
        public Map<String, Sha256> checksums() {
            return read.get().checksums();
        }
    }

    /** The highest stable release that is public and was not taken back; empty when there is none. */
    public static Optional<ReleaseTag> target(Setting at) {
        Map<String, String> withdrawn = at.withdrawn();
        Forge forge = at.services().forge();
        return at.repository().tags().keySet().stream()
                .flatMap(name -> TagName.release(name).stream())
                .filter(t -> t.isStable() && !withdrawn.containsKey(t.name()))
                .sorted(Comparator.reverseOrder())
                .filter(t -> forge.published(t.name()).isPresent())
                .findFirst();
    }

    /** The states; without another release only banner and list. */
    public static List<Step<?>> statesOf(Setting at) {
        Optional<ReleaseTag> target = target(at);
        var banner =
                new BannerPlaced(at.withdrawal(), () -> target, at.services().forge());
        var world = new Pointers.World(at.config(), Optional.of(at.repository()), at.services(), at.withdrawn());
        if (target.isEmpty()) {
            return List.of(
                    banner,
                    new WithdrawnListed(
                            at.services().at().pages(), at.withdrawal().tag(), at.withdrawn(), banner));
        }
        Supplier<PublicRelease> read = once(() -> PublicRelease.read(
                at.services().forge(),
                world.images(),
                target.get().name(),
                at.services().signers(target.get().name()),
                at.scratch()));
        var standing = new Standing(read, banner);
        var pointers = new Pointers(world, new Found(target.get(), read), standing);
        List<Step<?>> states = new ArrayList<>(List.of(banner, standing));
        states.add(new Moved<>(pointers.aliases(), standing));
        states.add(new Moved<>(pointers.formula(), standing));
        states.add(new Moved<>(pointers.docs(), standing));
        states.add(new Moved<>(pointers.deployed(), standing));
        return List.copyOf(states);
    }

    /** Reading back takes a while and is done once a run; a failure is not kept. */
    private static <T> Supplier<T> once(Supplier<T> source) {
        List<T> kept = new ArrayList<>();
        return () -> {
            if (kept.isEmpty()) {
                kept.add(source.get());
            }
            return kept.get(0);
        };
    }
}
