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
package run.aicr.release.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.file.AtomicFile;
import run.aicr.release.work.ProgramRun;
import run.aicr.release.work.Tree;

/**
 * What verifiers of others say about a release, cell by cell.
 *
 * @param tools verifiers and their versions; of one that is not on the machine the version is empty
 */
public record VerificationMatrix(String tag, List<Tool> tools, List<Cell> cells) {
    /** Name of the file in the rehearsal folder. */
    public static final String FILE = "verification-matrix.json";

    /** Says yes. */
    public static final String ACCEPTED = "accepted";

    /** Says no. */
    public static final String REFUSED = "refused";

    /** Is not on the machine. */
    public static final String ABSENT = "absent";

    private static final String SCHEMA = "aicr.run/verification-matrix/v1";
    private static final int MAX_PRINTED = 1 << 16;
    private static final int MAX_REASON = 300;

    public VerificationMatrix {
        tools = List.copyOf(tools);
        cells = List.copyOf(cells);
    }

    /**
     * A release in a rehearsal folder whose registry is being served.
     *
     * @param registry {@code host:port} on loopback
     */
    public record Release(Path folder, String repository, String tag, String registry) {
        String identity(String workflow) {
            return "https://github.com/" + repository + "/.github/workflows/" + workflow + "@refs/tags/" + tag;
        }
    }

    /** A verifier. */
    public record Tool(String name, String version) {
        /** Whether it could be asked. */
        public boolean isThere() {
            return !version.isEmpty();
        }
    }

    /**
     * What one verifier says about one artefact.
     *
     * @param expected {@code accepted} or {@code refused}
     * @param reason of a refusal, in the words of the verifier
     */
    public record Cell(String artefact, String verifier, String expected, String verdict, String reason) {
        /** Whether a verifier that was there said something else than it should. */
        public boolean isUnexpected() {
            return !verdict.equals(ABSENT) && !verdict.equals(expected);
        }

        @Override
        public String toString() {
            return verifier + ": " + artefact + ": " + verdict + (reason.isEmpty() ? "" : " (" + reason + ")");
        }
    }

    /**
     * Asks every verifier that is on the search path of the environment.
     *
     * @param environment {@code PATH}, and {@code NODE_PATH} for the package of npm
     */
    public static VerificationMatrix of(Release release, Map<String, String> environment) throws IOException {
        Path scratch = Files.createTempDirectory("aicr-matrix");
        try {
            Path home = Files.createDirectory(scratch.resolve("home"));
            TrustFiles trust = TrustFiles.of(release.folder(), scratch, release.repository());
            List<Trial> trials = Trials.of(release, scratch);
            List<Tool> tools = new ArrayList<>();
            List<Cell> cells = new ArrayList<>();
            for (Verifier verifier : Verifier.values()) {
                Optional<Program> program = Program.find(verifier.program(), home, environment);
                String version = program.isEmpty() ? "" : version(verifier, program.get(), trust);
                tools.add(new Tool(verifier.title(), version));
                for (Trial trial : trials) {
                    cells.add(cell(verifier, version.isEmpty() ? Optional.empty() : program, trial, trust));
                }
            }
            return new VerificationMatrix(release.tag(), tools, cells);
        } finally {
            Tree.delete(scratch);
        }
    }

    /** A program that cannot say its version, such as node without the package, is not the verifier that is looked for. */
    private static String version(Verifier verifier, Program program, TrustFiles trust) throws IOException {
        ProgramRun.Ended answer = program.run(verifier.versionArguments(trust));
        Matcher matcher = Pattern.compile(verifier.versionPattern()).matcher(answer.printed());
        return answer.exitCode() == 0 && matcher.find() ? matcher.group(1) : "";
    }

    private static String reason(ProgramRun.Ended answer) {
        if (answer.isLate()) {
            return "no answer in time";
        }
        return answer.printed().isBlank() ? "exit code " + answer.exitCode() : answer.lastWords(MAX_PRINTED);
    }

    private static Cell cell(Verifier verifier, Optional<Program> program, Trial trial, TrustFiles trust)
            throws IOException {
        String expected = trial.sound() ? ACCEPTED : REFUSED;
        if (program.isEmpty()) {
            return new Cell(trial.name(), verifier.title(), expected, ABSENT, "");
        }
        ProgramRun.Ended answer = program.get().run(verifier.arguments(trial, trust));
        String reason = answer.exitCode() == 0 ? "" : reason(answer);
        return new Cell(
                trial.name(),
                verifier.title(),
                expected,
                answer.exitCode() == 0 ? ACCEPTED : REFUSED,
                reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason);
    }

    /** Cells that are not as they should be. */
    public List<Cell> unexpected() {
        return cells.stream().filter(Cell::isUnexpected).toList();
    }

    /** Writes it into the rehearsal folder. */
    public Path write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        AtomicFile.write(file, JsonWriter.indented(toNode()));
        return file;
    }

    private Mapping toNode() {
        List<Node> toolNodes = new ArrayList<>();
        tools.forEach(t -> toolNodes.add(new Mapping.Builder()
                .put("name", t.name())
                .putIfSet("version", t.version())
                .build()));
        List<Node> cellNodes = new ArrayList<>();
        cells.forEach(c -> cellNodes.add(new Mapping.Builder()
                .put("artefact", c.artefact())
                .put("verifier", c.verifier())
                .put("expected", c.expected())
                .put("verdict", c.verdict())
                .putIfSet("reason", c.reason())
                .build()));
        return new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("tag", tag)
                .put("verifiers", Sequence.of(toolNodes))
                .put("cells", Sequence.of(cellNodes))
                .build();
    }
}
