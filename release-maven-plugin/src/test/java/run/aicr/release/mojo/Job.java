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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import run.aicr.digest.Sha256;
import run.aicr.release.attest.RecordSignature;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.gate.GateRecord;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.GateVerdict;
import run.aicr.release.git.Scratch;

/** One job of a CI run: a fresh clone, fresh folders, and goals that are run in it. */
final class Job {
    private final Path base;
    private final Path store;
    private final String name;
    private final Scratch clone;
    private String tag;

    /** What may fail. */
    interface Action {
        void run() throws Exception;
    }

    private Job(Path base, Path store, String name, Scratch clone, String tag) {
        this.base = base;
        this.store = store;
        this.name = name;
        this.clone = clone;
        this.tag = tag;
    }

    /** Clones the repository for the job; archives of all jobs lie in one folder. */
    static Job in(Path temp, String name, Path repository, String tag) {
        Path base = temp.resolve(name);
        Scratch.existing(repository)
                .git(
                        "clone",
                        "--quiet",
                        repository.toString(),
                        base.resolve("reactor").toString());
        Scratch clone = Scratch.existing(base.resolve("reactor"));
        clone.git("checkout", "--quiet", tag);
        clone.git("config", "user.name", "Test");
        clone.git("config", "user.email", "test@example.com");
        return new Job(base, temp.resolve("artifacts"), name, clone, tag);
    }

    Path base() {
        return base;
    }

    Path work() {
        return base.resolve("work");
    }

    Path rehearsal() {
        return base.resolve("rehearsal");
    }

    Path archiveOf(String job) {
        return store.resolve(job + ".tar");
    }

    String tag() {
        return tag;
    }

    void tag(String other) {
        tag = other;
    }

    void git(String... arguments) {
        clone.git(arguments);
    }

    /** As {@code mvn verify} does; the real clock decides how old a record may be. */
    void writeRecord() throws IOException {
        String head = clone.open().head().orElseThrow();
        ReleaseConfig config = ReleaseConfig.read(clone.folder().resolve(".release.yaml"));
        GateRecord record = new GateRecord(
                head,
                clone.open().objectAt(head, "").orElseThrow(),
                "1",
                GateRun.configurationDigest(clone.folder(), config),
                Instant.now(),
                Instant.now(),
                "ci",
                List.of(GateRecord.Result.of("test", GateVerdict.passed(""), false)));
        Path file = rehearsal().resolve("qualify").resolve(head + ".json");
        Files.createDirectories(file.getParent());
        Files.write(file, record.toJson());
        RecordSignature.write(file, rehearsal().resolve("keys"));
    }

    Sha256 pack(String content) throws Exception {
        run(new PackMojo(), "archive", archiveOf(name).toString(), "content", content);
        String line = outputs().lines().filter(l -> l.startsWith("digest=")).reduce("", (a, b) -> b);
        return Sha256.parse(line.substring("digest=".length()));
    }

    /** Takes over what the job in front of this one packed. */
    void unpack(Sha256 digest) throws Exception {
        takeFrom(before(), digest);
    }

    private String before() {
        return name.equals("build") ? "qualify" : name.equals("images") ? "build" : "images";
    }

    void takeFrom(String job, Sha256 digest) throws Exception {
        run(new UnpackMojo(), "archive", archiveOf(job).toString(), "digest", digest.prefixed());
    }

    /** Runs a goal with parameters: names and values in turn. */
    void run(ReleaseMojo goal, String... parameters) throws Exception {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setMultiModuleProjectDirectory(clone.folder().toFile());
        Properties user = new Properties();
        user.setProperty("aicr.release.tag", tag);
        request.setUserProperties(user);
        Properties system = new Properties();
        system.setProperty("maven.version", "3");
        request.setSystemProperties(system);
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of());
        set(goal, "session", session);
        List<String> all = new ArrayList<>(List.of(
                "tag", tag,
                "work", work().toString(),
                "dir", rehearsal().toString(),
                "json", base.resolve("result.json").toString(),
                "summary", base.resolve("summary.md").toString(),
                "outputs", base.resolve("outputs").toString()));
        all.addAll(Arrays.asList(parameters));
        for (int i = 0; i < all.size(); i += 2) {
            set(goal, all.get(i), all.get(i + 1));
        }
        goal.execute();
    }

    static void set(Object goal, String field, Object value) throws ReflectiveOperationException {
        for (Class<?> type = goal.getClass(); type != null; type = type.getSuperclass()) {
            for (var declared : type.getDeclaredFields()) {
                if (declared.getName().equals(field)) {
                    declared.setAccessible(true);
                    declared.set(goal, value);
                    return;
                }
            }
        }
        throw new NoSuchFieldException(field + " of " + goal.getClass());
    }

    String result() throws IOException {
        return Files.readString(base.resolve("result.json"));
    }

    String summary() throws IOException {
        return Files.readString(base.resolve("summary.md"));
    }

    String outputs() throws IOException {
        return Files.readString(base.resolve("outputs"));
    }
}
