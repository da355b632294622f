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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.error.AicrException;
import run.aicr.release.attest.BuildPlatform;
import run.aicr.release.ci.CommitStatus;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.gate.GateChoice;
import run.aicr.release.gate.GateInput;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.MavenRun;
import run.aicr.release.gate.ScanInput;

/**
 * Ends {@code mvn verify}: asks all gates, and writes the qualification record of the commit (spec release §7.1). Called
 * alone it asks those gates that need no build around them, and writes no record.
 */
@Mojo(name = "qualify", defaultPhase = LifecyclePhase.VERIFY, aggregator = true, threadSafe = true)
public final class QualifyMojo extends PipelineMojo {
    /** Gates to ask, with commas; default: all. There is no record then. */
    @Parameter(property = "aicr.release.gates")
    private @Nullable String gates;

    /** Gates to leave out, with commas; the record does not pass then. */
    @Parameter(property = "aicr.release.skipGates")
    private @Nullable String skipGates;

    /** Stop at the first gate that fails. */
    @Parameter(property = "aicr.release.failFast")
    private @Nullable String failFast;

    /** JSON report of an outside scanner (grype or trivy) over the sources, for the gate {@code scan}. */
    @Parameter(property = "aicr.release.report")
    private @Nullable String report;

    /** A database older than five days is a warning. */
    @Parameter(property = "aicr.release.allowOldDb")
    private @Nullable String allowOldDb;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution self;

    @Parameter(defaultValue = "${git.commit.id.full}", readonly = true)
    private @Nullable String commitOfTheBuild;

    @Override
    protected GoalResult run() {
        Prepared run = prepare();
        // Before the gates are asked: without the database of a real release none of them is worth its time.
        Optional<Path> database = vulnerabilityDatabase();
        GateInput input = new GateInput(
                root(),
                run.config(),
                repositoryIfAny(),
                ownBuild(run.id(), run.config()),
                maven(),
                choice(),
                new ScanInput(argument("report", report).map(this::under), database, flag("allowOldDb", allowOldDb)),
                Clock.systemUTC());
        GateRun.Facts facts = new GateRun.Facts(session().getStartTime().toInstant(), PLUGIN_VERSION, runner(run));
        try {
            GateRun.Outcome outcome = new GateRun(input, folder(), workFolder().resolve("gates"), rehearsal())
                    .run(facts, Optional.ofNullable(commitOfTheBuild).filter(c -> !c.isBlank()));
            new GateTable(getLog()).print(outcome);
            show(run, outcome);
            outcome.require();
            return GoalResult.of(
                            outcome.qualifies() ? "done" : outcome.record().isPresent() ? "not-passing" : "no-record")
                    .with("gates", GateTable.node(outcome));
        } catch (IOException e) {
            throw new ReleaseException(Code.GATE_FAILED, "the gates cannot read the work tree").because(e);
        }
    }

    /**
     * A real record is shown at its commit, by its digest (spec release §2.5). In CI gates are asked without a token, since
     * they run project code; nothing is shown then.
     */
    private void show(Prepared run, GateRun.Outcome outcome) throws IOException {
        if (rehearsal() || outcome.record().isEmpty()) {
            return;
        }
        if (endpoints(run.config().repository()).forge().token().isEmpty()) {
            getLog().info("the record is not shown at the commit: GITHUB_TOKEN is not set");
            return;
        }
        try (OpenServices at = services(run.config(), run.id())) {
            CommitStatus.qualified(
                    at.services().forge(), run.id().commit(), outcome.record().get(), outcome.qualifies());
        } catch (ReleaseException | AicrException e) {
            getLog().warn("the record is not shown at the commit: " + e.getMessage());
        }
    }

    /** Address of the CI run, or that it is a machine of somebody. */
    private static String runner(Prepared run) {
        String address = BuildPlatform.runOf(run.config().repository(), System.getenv());
        return address.isEmpty() ? "local" : address;
    }

    private MavenRun maven() {
        boolean whole =
                session().getProjects().size() == session().getAllProjects().size();
        boolean lifecycle = self != null && self.getSource() == MojoExecution.Source.LIFECYCLE;
        return new MavenRun(switches(), whole, lifecycle);
    }

    /** Profiles such as quick switch checks off too, and their properties are not those of the command line. */
    private Properties switches() {
        Properties switches = new Properties();
        Properties model = session().getTopLevelProject().getProperties();
        model.stringPropertyNames().stream()
                .filter(p -> p.contains("skip"))
                .forEach(p -> switches.setProperty(p, model.getProperty(p)));
        switches.putAll(session().getUserProperties());
        return switches;
    }

    private GateChoice choice() {
        Optional<Set<String>> only = argument("gates", gates).map(QualifyMojo::names);
        Set<String> skip =
                argument("skipGates", skipGates).map(QualifyMojo::names).orElse(Set.of());
        return new GateChoice(only, skip, flag("failFast", failFast));
    }

    private static Set<String> names(String list) {
        List<String> parts = Arrays.asList(list.split(",", -1));
        return parts.stream().map(String::strip).filter(p -> !p.isEmpty()).collect(Collectors.toSet());
    }
}
