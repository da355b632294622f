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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dependencies are locked: every version in a POM is one version, and the enforcer has found them to agree. */
final class LockGate implements Gate {
    private static final MavenGate ENFORCER =
            new MavenGate("lock", List.of("enforcer.skip"), "dependencies converge, no class is there twice");

    @Override
    public String name() {
        return ENFORCER.name();
    }

    @Override
    public GateVerdict check(GateInput input) throws IOException {
        Map<String, Path> files = SourceFiles.of(
                input.root(),
                p -> (p.equals("pom.xml") || p.endsWith("/pom.xml") || p.equals(".mvn/extensions.xml"))
                        && !SourceFiles.isTest(p));
        List<String> findings = new ArrayList<>();
        PomVersions versions = new PomVersions(input.root().resolve("pom.xml"));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            findings.addAll(versions.findings(file.getValue(), file.getKey()));
        }
        GateVerdict fixed = Findings.judge(
                findings,
                "versions are not fixed",
                "fixed versions in " + files.size() + " POMs; " + ENFORCER.summary());
        GateVerdict enforced = ENFORCER.check(input);
        return enforced.result() == GateVerdict.Result.PASS ? fixed : enforced;
    }
}
