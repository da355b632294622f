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
package run.aicr.release.step;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.release.version.ReleaseId;

/**
 * What was done for a tag: JSON Lines, append-only, each line on disk before the call returns (spec release §3.9). It is
 * private and for recovery; the world is always asked too.
 */
public final class Ledger {
    private static final String SCHEMA = "aicr.run/ledger/v1";

    private final Path file;
    private final ReleaseId id;
    private final Clock clock;
    private final String run = UUID.randomUUID().toString();

    private Ledger(Path file, ReleaseId id, Clock clock) {
        this.file = file;
        this.id = id;
        this.clock = clock;
    }

    /** The ledger of a tag below the folder; nothing is written yet. */
    public static Ledger of(Path folder, ReleaseId id, Clock clock) {
        return new Ledger(folder.resolve(id.tag() + ".jsonl"), id, clock);
    }

    /** A line of the ledger, as far as readers need it. */
    public record Line(String step, String event) {}

    /** All lines; a torn last line, which a killed process may leave, is ignored. */
    public List<Line> lines() throws IOException {
        return read(file).stream()
                .map(f -> new Line(f.textOrEmpty("step"), f.textOrEmpty("event")))
                .toList();
    }

    /**
     * Reads a ledger as it stands, the first line included; a file that is not there has no lines.
     *
     * @param file such as {@code v1.2.3.jsonl}
     */
    public static List<Fields> read(Path file) throws IOException {
        List<Fields> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        for (String text : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!text.isEmpty()) {
                parse(file, text, lines);
            }
        }
        return lines;
    }

    /** What all lines come to; nothing when they are of a rehearsal that does not count any more. */
    public RecordedRelease recorded() {
        RecordedRelease all = RecordedRelease.of(file, id.tag());
        return all.isSuperseded(id) ? RecordedRelease.none(id.tag()) : all;
    }

    /** Writes the line before the first outside effect of a step. */
    public void starting(Step<?> step) {
        append(step.name(), "starting", Map.of());
    }

    /** Writes the line after a step's result was read back. */
    public <R extends Record> void done(Step<R> step, R result) {
        append(step.name(), "done", step.evidence(result));
    }

    /** Writes that a step was found done by somebody who rebuilds a lost ledger from what is public. */
    public void found(String step, Map<String, String> evidence) {
        append(step, "done", evidence);
    }

    /** Writes why a step failed. */
    public void failed(Step<?> step, String code, String message) {
        append(step.name(), "failed", Map.of("code", code, "message", message));
    }

    /** Writes that a service did not answer, so that a later run goes on here. */
    public void waiting(Step<?> step, String message) {
        append(step.name(), "waiting", Map.of("code", "SERVICE_WAITING", "message", message));
    }

    /**
     * Writes that a step is not meant to act in this release, once.
     *
     * @param event {@code skip-prerelease}, {@code skip-not-latest}, {@code skip-not-due}
     */
    public void skipped(Step<?> step, String event, String reason) {
        boolean known = Optional.ofNullable(recorded().steps().get(step.name()))
                .filter(s -> s.state().equals(event))
                .isPresent();
        if (!known) {
            append(step.name(), event, Map.of("reason", reason));
        }
    }

    private void append(String step, String event, Map<String, String> evidence) {
        try {
            Files.createDirectories(file.getParent());
            if (recorded().isEmpty()) {
                write(head());
            }
            write(new Mapping.Builder()
                    .put("seq", Scalar.integer(Math.max(1, lines().size())))
                    .put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("run", new Mapping.Builder().put("id", run).build())
                    .put("step", step)
                    .put("event", event)
                    .put("evidence", sorted(evidence))
                    .build());
        } catch (IOException e) {
            throw AicrException.internal("cannot write the ledger " + file, e);
        }
    }

    private Mapping head() {
        return new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("tag", id.tag())
                .put("tagObject", id.tagObject())
                .put("commit", id.commit())
                .put("kind", id.prerelease() ? "rc" : "stable")
                .build();
    }

    private static Mapping sorted(Map<String, String> evidence) {
        Mapping.Builder node = new Mapping.Builder();
        evidence.keySet().stream().sorted().forEach(key -> node.put(key, evidence.get(key)));
        return node.build();
    }

    private void write(Mapping line) throws IOException {
        byte[] json = JsonWriter.compact(line);
        ByteBuffer buffer = ByteBuffer.allocate(json.length + 2);
        if (endsTorn()) {
            buffer.put((byte) '\n');
        }
        buffer.put(json).put((byte) '\n').flip();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private boolean endsTorn() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        byte[] content = Files.readAllBytes(file);
        return content[content.length - 1] != '\n';
    }

    private static void parse(Path file, String text, List<Fields> lines) {
        try {
            lines.add(Fields.of(
                    JsonReader.read(file.toString(), text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), ""));
        } catch (AicrException torn) {
            // A line that a killed process left half written: what it would have said is asked of the world instead.
            return;
        }
    }
}
