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
package run.aicr.release.mojo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.doctor.Completeness;
import run.aicr.release.doctor.Diagnosis;
import run.aicr.release.doctor.Doctor;
import run.aicr.release.doctor.Surroundings;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.runtime.Jdk;

/** Looks at the machine, the clone and the remote before a release, and names the command that mends each finding. */
@Mojo(name = "doctor", aggregator = true, threadSafe = true)
public final class DoctorMojo extends PipelineMojo {
    private static final String JDK_FEATURE = "25";

    @Override
    protected GoalResult run() {
        List<Diagnosis> findings = new ArrayList<>();
        findings.add(configuration());
        findings.addAll(completeness());
        findings.add(jdk());
        findings.add(plugin());
        findings.addAll(new Doctor(new Surroundings(
                        root(),
                        remote(),
                        branchOrDefault(),
                        workFolder(),
                        rehearsal(),
                        System.getenv(),
                        Clock.systemUTC()))
                .examine());
        findings.forEach(this::print);
        List<Diagnosis> problems = findings.stream()
                .filter(f -> f.level() == Diagnosis.Level.PROBLEM)
                .toList();
        if (!problems.isEmpty()) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "releases cannot be made here: "
                            + String.join(
                                    "; ",
                                    problems.stream()
                                            .map(p -> p.subject() + ": " + p.sentence())
                                            .toList()),
                    "Mend it, one by one: "
                            + String.join(
                                    "; ", problems.stream().map(Diagnosis::fix).toList()),
                    problems.stream().map(Diagnosis::subject).toList());
        }
        return GoalResult.of("healthy")
                .withWarnings(findings.stream()
                        .filter(f -> f.level() == Diagnosis.Level.WARNING)
                        .map(f -> f.subject() + ": " + f.sentence())
                        .toList())
                .with("findings", nodes(findings));
    }

    private Diagnosis configuration() {
        try {
            ReleaseConfig.read(configFile());
            return Diagnosis.ok("configuration", configFile() + " is valid");
        } catch (ReleaseException e) {
            return Diagnosis.problem("configuration", e.sentence(), e.hint().orElse("correct " + configFile()));
        }
    }

    private List<Diagnosis> completeness() {
        try {
            return rehearsal() ? List.of() : Completeness.of(ReleaseConfig.read(configFile()), root(), System.getenv());
        } catch (ReleaseException e) {
            return List.of(); // the configuration is a finding of its own
        }
    }

    private String branchOrDefault() {
        try {
            return tagPolicy().mainBranch();
        } catch (ReleaseException e) {
            return "main"; // the configuration is a finding of its own
        }
    }

    /** Tags need no JDK of the products, so a goal that is called alone is only warned. */
    private Diagnosis jdk() {
        try {
            Jdk products = productJdk();
            return products.version().startsWith(JDK_FEATURE)
                    ? Diagnosis.ok("jdk", "products are linked with " + products.fullVersion())
                    : Diagnosis.problem(
                            "jdk",
                            "products are linked with Java " + JDK_FEATURE + ", found " + products.version() + " in "
                                    + products.home(),
                            "-Daicr.release.jdk=<folder of a JDK " + JDK_FEATURE + ">");
        } catch (ReleaseException e) {
            return Diagnosis.warning("jdk", e.sentence(), "-Daicr.release.jdk=<folder of a JDK " + JDK_FEATURE + ">");
        }
    }

    private Diagnosis plugin() {
        try {
            PluginFreshness.ofThisPlugin().check(GitRepository.open(root()));
            return Diagnosis.ok("plugin", "is built from the sources that are checked out");
        } catch (ReleaseException e) {
            return Diagnosis.problem("plugin", e.sentence(), "mvn verify");
        }
    }

    private void print(Diagnosis finding) {
        String line = finding.level().word() + "  " + finding.subject() + ": " + finding.sentence()
                + (finding.fix().isEmpty() ? "" : "\n         fix: " + finding.fix());
        if (finding.level() == Diagnosis.Level.OK) {
            getLog().info(line);
        } else {
            getLog().warn(line);
        }
    }

    private static Sequence nodes(List<Diagnosis> findings) {
        List<Node> nodes = new ArrayList<>();
        findings.forEach(f -> nodes.add(new Mapping.Builder()
                .put("level", f.level().word())
                .put("subject", f.subject())
                .put("sentence", f.sentence())
                .put("fix", f.fix())
                .build()));
        return Sequence.of(nodes);
    }
}
