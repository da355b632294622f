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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;
import run.aicr.file.AtomicFile;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.bump.QualificationRecord;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.WorkTreeStatus;

/**
 * The end of {@code mvn verify}: all gates that Maven plugins run have passed by now, or the build would have stopped.
 * Writes the qualification record of the commit, once (spec release §2.5).
 */
public final class GateRun {
    private static final List<String> CONFIGURATION = List.of("pom.xml", ".release.yaml");

    private static final Duration KEPT = Duration.ofDays(1);

    private final Path root;
    private final Path folder;
    private final Properties userProperties;
    private final boolean wholeReactor;
    private final Clock clock;

    /**
     * A run.
     *
     * @param folder of the records
     * @param userProperties what was given on the command line, for switches that skip gates
     * @param wholeReactor whether all modules took part in the build
     */
    public GateRun(Path root, Path folder, Properties userProperties, boolean wholeReactor, Clock clock) {
        this.root = root;
        this.folder = folder;
        this.userProperties = userProperties;
        this.wholeReactor = wholeReactor;
        this.clock = clock;
    }

    /** Style findings in all YAML files of the work tree that git does not ignore by folder {@code target}. */
    public List<String> yamlFindings() throws IOException {
        List<String> findings = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(this::isLinted).sorted().toList()) {
                findings.addAll(YamlLint.findings(file, root.relativize(file).toString()));
            }
        }
        return findings;
    }

    /**
     * Writes the record.
     *
     * @return its file; empty when the work tree is not exactly the commit, so that nothing can be said about it
     */
    public Optional<Path> record(GitRepository repository, Instant started, String pluginVersion) throws IOException {
        WorkTreeStatus status = repository.status();
        Optional<String> head = repository.head();
        if (!status.isClean() || head.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(head.get() + ".json");
        GateRecord record = new GateRecord(
                head.get(),
                repository.objectAt(head.get(), "").orElse("unknown"),
                pluginVersion,
                configurationDigest(root),
                started,
                clock.instant(),
                "local",
                results());
        if (!isSameAsBefore(file, record)) {
            Files.createDirectories(folder);
            AtomicFile.write(file, record.toJson());
        }
        return Optional.of(file);
    }

    /** A record of the last day that says the same is kept with its times; an older one is renewed, they expire. */
    private boolean isSameAsBefore(Path file, GateRecord record) throws IOException {
        return record.passes()
                && Files.isRegularFile(file)
                && finished(file).isAfter(clock.instant().minus(KEPT))
                && withoutTimes(Files.readString(file))
                        .equals(withoutTimes(new String(record.toJson(), StandardCharsets.UTF_8)));
    }

    private static Instant finished(Path file) throws IOException {
        return QualificationRecord.parse(file.toString(), Files.readAllBytes(file))
                .finished();
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("\"(started|finished|seconds)\": [^\n]*\n", "");
    }

    private List<GateRecord.Result> results() {
        List<GateRecord.Result> results = new ArrayList<>();
        for (Gate gate : Gate.ALL) {
            Optional<String> skippedBy = gate.skippedBy().stream()
                    .filter(p -> userProperties.containsKey(p) && !"false".equals(userProperties.getProperty(p)))
                    .findFirst();
            if (!wholeReactor) {
                results.add(new GateRecord.Result(gate.name(), "skipped", "only some modules were built"));
            } else if (skippedBy.isPresent()) {
                results.add(new GateRecord.Result(gate.name(), "skipped", "-D" + skippedBy.get()));
            } else {
                results.add(new GateRecord.Result(gate.name(), "pass", ""));
            }
        }
        return results;
    }

    /** Digest of everything that decides which gates run and what they demand; a record names it. */
    public static Sha256 configurationDigest(Path root) {
        StringBuilder lines = new StringBuilder();
        for (String name : CONFIGURATION) {
            try {
                lines.append(name)
                        .append(' ')
                        .append(Sha256.ofFile(root.resolve(name)))
                        .append('\n');
            } catch (IOException e) {
                throw new ReleaseException(Code.CONFIG_INVALID, "cannot read " + root.resolve(name)).because(e);
            }
        }
        return Sha256.of(lines.toString());
    }

    /** Templates of manifests are no YAML before they are rendered. */
    private boolean isLinted(Path file) {
        String path = root.relativize(file).toString().replace('\\', '/');
        boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
        return yaml
                && Files.isRegularFile(file)
                && !path.contains("/manifests/")
                && !("/" + path).contains("/target/")
                && !("/" + path).contains("/.git/")
                && !("/" + path).contains("/src/test/");
    }
}
