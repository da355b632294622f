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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.file.AtomicFile;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.WorkTreeStatus;
import run.aicr.release.work.Tree;

/**
 * Asks all gates, one after the other, and writes the qualification record of the commit (spec release §2.5, §7.1). A gate
 * that fails does not keep the others from being asked.
 */
public final class GateRun {
    private final GateInput input;
    private final List<Gate> gates;
    private final Path folder;
    private final Path reports;
    private final boolean rehearsal;

    /**
     * How it went.
     *
     * @param record its file; empty when there is none
     * @param remark why there is no record; empty when there is one
     * @param failures of the gates, in their order
     */
    public record Outcome(
            List<GateRecord.Result> results, Optional<Path> record, String remark, List<ReleaseException> failures) {
        public Outcome {
            results = List.copyOf(results);
            failures = List.copyOf(failures);
        }

        /** Whether a release may be made of the commit. */
        public boolean qualifies() {
            return record.isPresent() && results.stream().allMatch(GateRecord.Result::counts);
        }

        /**
         * Ends the goal when a gate failed.
         *
         * @throws ReleaseException the failure itself when there is one, else GATE_FAILED with all
         */
        public void require() {
            if (failures.size() == 1) {
                throw failures.get(0);
            }
            if (failures.size() > 1) {
                List<String> paths = new ArrayList<>();
                failures.forEach(f -> paths.addAll(f.paths()));
                throw new ReleaseException(
                        Code.GATE_FAILED,
                        failures.size() + " gates failed: "
                                + String.join(
                                        "; ",
                                        failures.stream()
                                                .map(f -> "[" + f.code() + "] " + f.sentence())
                                                .toList()),
                        "",
                        paths);
            }
        }
    }

    /** What a record says about the run as a whole. */
    public record Facts(Instant started, String pluginVersion, String runner) {}

    private record Asked(List<GateRecord.Result> results, List<ReleaseException> failures, boolean complete) {}

    /**
     * A run of all gates.
     *
     * @param folder rehearsal folder, with records and keys
     * @param reports folder for the reports of single gates; emptied first
     * @param rehearsal whether what is optional in rehearsals is optional here
     */
    public GateRun(GateInput input, Path folder, Path reports, boolean rehearsal) {
        this(input, Gates.ALL, folder, reports, rehearsal);
    }

    GateRun(GateInput input, List<Gate> gates, Path folder, Path reports, boolean rehearsal) {
        this.input = input;
        this.gates = List.copyOf(gates);
        this.folder = folder;
        this.reports = reports;
        this.rehearsal = rehearsal;
    }

    /** Digest of everything that decides which gates run and what they demand; a record names it. */
    public static Sha256 configurationDigest(Path root, ReleaseConfig config) {
        return GateDigest.of(root, config, Gates.ALL);
    }

    /**
     * Asks the gates.
     *
     * @param builtCommit commit that was checked out when the build began
     */
    public Outcome run(Facts facts, Optional<String> builtCommit) throws IOException {
        input.choice().requireKnown(gates.stream().map(Gate::name).toList());
        Tree.delete(reports);
        Optional<WorkTreeStatus> before = input.repository().map(GitRepository::status);
        Optional<String> head = input.repository().flatMap(GitRepository::head);
        Asked asked = ask();
        input.repository().ifPresent(r -> requireUnchanged(before.orElseThrow(), r.status(), head, r.head()));
        String remark = remark(asked, before, head, builtCommit);
        Optional<Path> record =
                remark.isEmpty() ? Optional.of(write(head.orElseThrow(), asked, facts)) : Optional.empty();
        return new Outcome(asked.results(), record, remark, asked.failures());
    }

    private Asked ask() throws IOException {
        List<GateRecord.Result> results = new ArrayList<>();
        List<ReleaseException> failures = new ArrayList<>();
        for (Gate gate : gates) {
            if (input.choice().failFast() && !failures.isEmpty()) {
                return new Asked(results, failures, false);
            }
            Optional<String> refusal = input.choice().refusal(gate.name());
            if (refusal.isPresent()) {
                results.add(GateRecord.Result.of(gate.name(), GateVerdict.skipped(refusal.get()), false));
                continue;
            }
            long started = System.nanoTime();
            GateVerdict verdict = verdict(gate);
            verdict.failure().ifPresent(failures::add);
            boolean optional = input.config().gates().maySkip(gate.name(), rehearsal);
            GateRecord.Result result = GateRecord.Result.of(gate.name(), verdict, optional);
            results.add(
                    gate instanceof MavenGate
                            ? result
                            : result.taking(Duration.ofNanos(System.nanoTime() - started)
                                    .plusMillis(500)
                                    .toSeconds()));
            keep(gate.name(), verdict.report());
        }
        return new Asked(results, failures, true);
    }

    private GateVerdict verdict(Gate gate) {
        try {
            return gate.check(input);
        } catch (ReleaseException e) {
            return GateVerdict.failed(e);
        } catch (AicrException e) {
            return GateVerdict.failed(new ReleaseException(Code.GATE_FAILED, e.sentence()).because(e));
        } catch (IOException e) {
            return GateVerdict.failed(new ReleaseException(
                            Code.GATE_FAILED, "gate " + gate.name() + " cannot read what it needs: " + e.getMessage())
                    .because(e));
        }
    }

    private void keep(String gate, String report) throws IOException {
        if (!report.isEmpty()) {
            Files.createDirectories(reports);
            String suffix = report.startsWith("{") ? ".json" : ".txt";
            AtomicFile.write(reports.resolve(gate + suffix), report.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void requireUnchanged(
            WorkTreeStatus before, WorkTreeStatus after, Optional<String> head, Optional<String> now) {
        TreeSet<String> paths = new TreeSet<>(after.changed());
        paths.addAll(after.untracked());
        before.changed().forEach(paths::remove);
        before.untracked().forEach(paths::remove);
        if (!paths.isEmpty() || !head.equals(now)) {
            throw new ReleaseException(
                    Code.GATE_FAILED,
                    head.equals(now)
                            ? "tree changed while the gates ran: " + String.join(", ", paths)
                            : "tree changed while the gates ran: another commit is checked out",
                    "Leave the work tree alone during the build; a gate that writes there is a fault.",
                    List.copyOf(paths));
        }
    }

    /** Why nothing can be said about a commit; empty when something can. */
    private String remark(
            Asked asked, Optional<WorkTreeStatus> status, Optional<String> head, Optional<String> builtCommit) {
        if (head.isEmpty() || status.filter(WorkTreeStatus::isClean).isEmpty()) {
            return "the work tree is not a commit";
        }
        if (builtCommit.filter(b -> !b.equals(head.get())).isPresent()) {
            return "another commit was checked out when the build began";
        }
        if (!input.maven().inLifecycle()) {
            return "only 'mvn verify' runs all gates";
        }
        if (input.choice().only().isPresent() || !asked.complete()) {
            return "not all gates were asked";
        }
        return "";
    }

    private Path write(String head, Asked asked, Facts facts) throws IOException {
        GitRepository repository = input.repository().orElseThrow();
        GateRecord record = new GateRecord(
                head,
                repository.objectAt(head, "").orElse("unknown"),
                facts.pluginVersion(),
                GateDigest.of(input.root(), input.config(), gates),
                facts.started(),
                input.clock().instant(),
                facts.runner(),
                asked.results());
        return new RecordFolder(folder, rehearsal, input.clock()).write(record);
    }
}
