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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.LicencePolicyCheck;
import run.aicr.release.git.GitRepository;
import run.aicr.release.product.ReleaseConfig;

/**
 * Ends {@code mvn verify}: judges YAML files and licences, and writes the qualification record of the commit (spec
 * release §7.1). Called alone it would know nothing of the other gates, so it is of use in the build only.
 */
@Mojo(name = "qualify", defaultPhase = LifecyclePhase.VERIFY, aggregator = true, threadSafe = true)
public final class QualifyMojo extends PipelineMojo {
    @Override
    protected GoalResult run() {
        Clock clock = Clock.systemUTC();
        LicencePolicyCheck.require(
                ReleaseConfig.read(configFile()), root(), productJdk(), LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        boolean whole =
                session().getProjects().size() == session().getAllProjects().size();
        GateRun gates = new GateRun(
                root(), rehearsalFolder().resolve("qualify"), session().getUserProperties(), whole, clock);
        try {
            List<String> findings = gates.yamlFindings();
            if (!findings.isEmpty()) {
                throw new ReleaseException(
                        Code.GATE_FAILED, "YAML files break the rules: " + String.join("; ", findings), "", findings);
            }
            return write(gates);
        } catch (IOException e) {
            throw new ReleaseException(Code.GATE_FAILED, "the gates cannot read the work tree").because(e);
        }
    }

    private GoalResult write(GateRun gates) throws IOException {
        Optional<GitRepository> repository = repositoryIfAny();
        Optional<Path> record = repository.isEmpty()
                ? Optional.empty()
                : gates.record(repository.get(), session().getStartTime().toInstant(), PLUGIN_VERSION);
        if (record.isEmpty()) {
            getLog().info("all gates passed, but the work tree is not a commit: there is no qualification record");
            return GoalResult.of("no-record");
        }
        getLog().info("qualification record: " + record.get());
        return GoalResult.of("done");
    }
}
