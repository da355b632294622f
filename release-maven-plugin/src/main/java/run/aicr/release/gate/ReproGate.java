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
package run.aicr.release.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/** A second build of the release equals the first. Takes as long as a build, so it runs only when it is asked for. */
final class ReproGate implements Gate {
    @Override
    public String name() {
        return "repro";
    }

    @Override
    public GateVerdict check(GateInput input) throws IOException {
        if (!input.choice().asksFor(name()) && input.build().id().rehearsal()) {
            return GateVerdict.skipped("for a rehearsal a second build is made only with -Dgates=repro");
        }
        WorkFolder work = input.build().work();
        Optional<BuildManifest> first =
                BuildManifest.read(work.manifest(), input.build().id());
        if (first.isEmpty()) {
            return GateVerdict.skipped("no build of this commit; run mvn aicr-release:build");
        }
        WorkFolder again =
                new WorkFolder(work.folder().resolveSibling(work.folder().getFileName() + ".again"));
        try {
            List<String> differing =
                    differences(first.get(), input.build().into(again).build());
            if (!differing.isEmpty()) {
                throw new ReleaseException(
                        Code.NOT_REPRODUCIBLE,
                        "a second build differs in " + String.join(", ", differing),
                        "Compare the folders of two builds made with -Daicr.release.work.",
                        differing);
            }
        } finally {
            Tree.delete(again.folder());
        }
        return GateVerdict.passed(first.get().payloads().size() + " payloads, "
                + first.get().images().size() + " images, "
                + first.get().files().size() + " files are equal");
    }

    static List<String> differences(BuildManifest first, BuildManifest second) {
        List<String> differing = new ArrayList<>();
        compare(first.payloads(), second.payloads(), differing);
        compare(first.files(), second.files(), differing);
        first.images().stream().filter(i -> !second.images().contains(i)).forEach(i -> differing.add(i.name()));
        return differing;
    }

    private static void compare(Map<String, Sha256> first, Map<String, Sha256> second, List<String> differing) {
        first.forEach((name, digest) -> {
            if (!digest.equals(second.get(name))) {
                differing.add(name);
            }
        });
    }
}
