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
package run.aicr.release.product;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.release.base.BaseStore;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.work.WorkFolder;

/** State {@code built}: everything without a signature lies in the work folder and its digests in {@code build.json}. */
public final class Built extends Step<Built.Result> {
    private final Build build;

    /** What was built. */
    public record Result(BuildManifest manifest, WorkFolder work) {}

    public Built(Build build) {
        super("built", Reach.NOTHING);
        this.build = build;
    }

    @Override
    public Finding<Result> look() {
        Optional<ImageSpec> unpinned = build.config().images().stream()
                .filter(i -> i.baseDigest().isEmpty())
                .findFirst();
        if (!build.id().rehearsal() && unpinned.isPresent()) {
            return new Finding.Conflict<>(
                    Code.CONFIG_INVALID,
                    "the base " + unpinned.get().baseName() + " of "
                            + unpinned.get().name() + " has no digest",
                    BaseStore.HOW_TO_PIN);
        }
        Optional<Missing> planned = build.config().planned().stream().findFirst();
        if (!build.id().rehearsal() && planned.isPresent()) {
            return incomplete(planned.get());
        }
        try {
            Optional<BuildManifest> manifest = BuildManifest.read(build.work().manifest(), build.id());
            if (manifest.isEmpty()) {
                return new Finding.Missing<>("no build of " + build.id().tag() + " in "
                        + build.work().folder());
            }
            if (!manifest.get().inputs().equals(build.inputs())
                    || !manifest.get().isWholeIn(build.work())) {
                return new Finding.Missing<>("the build in " + build.work().folder() + " is stale");
            }
            return decide(manifest.get());
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT, "cannot read " + build.work().folder())
                    .because(e);
        }
    }

    private Finding<Result> decide(BuildManifest manifest) {
        if (!build.id().rehearsal() && !manifest.missing().isEmpty()) {
            return incomplete(manifest.missing().get(0));
        }
        return new Finding.Done<>(new Result(manifest, build.work()));
    }

    private static Finding<Result> incomplete(Missing part) {
        return new Finding.Conflict<>(
                Code.CONFIG_INVALID,
                "a real release must be complete, but " + part.name() + " is missing: " + part.reason(),
                "Configure what is missing, or rehearse with -Daicr.release.target=rehearsal");
    }

    @Override
    public void act() {
        try {
            build.build();
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT, "the build of " + build.id().tag() + " failed")
                    .because(e);
        }
    }

    @Override
    public Map<String, String> evidence(Result result) {
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("payloads", Integer.toString(result.manifest().payloads().size()));
        evidence.put("images", Integer.toString(result.manifest().images().size()));
        evidence.put("missing", Integer.toString(result.manifest().missing().size()));
        return evidence;
    }
}
