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
package run.aicr.release.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.bump.Qualification;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRemote;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.TagRef;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.step.ReleaseRun.Row;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/** Finds out where releases stand; changes nothing, neither here nor on the remote (spec release §7.2). */
public final class StatusReader {
    private static final String WAIVER = "Waiver: ";

    private final GitRepository repository;
    private final GitRemote remote;
    private final Path folder;
    private final Path work;
    private final Qualification qualification;
    private final Function<String, Survey> look;

    /**
     * What a look at the world gave for one tag.
     *
     * @param rows the states in their order; empty when the world could not be asked
     * @param note why it could not
     */
    public record Survey(List<Row> rows, Optional<String> note) {
        public Survey {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A reader.
     *
     * @param folder rehearsal folder
     * @param work work folder, which holds a folder per tag
     * @param look looks at the states of a tag; works for the tag that is checked out only
     */
    public StatusReader(
            GitRepository repository,
            GitRemote remote,
            Path folder,
            Path work,
            Qualification qualification,
            Function<String, Survey> look) {
        this.repository = repository;
        this.remote = remote;
        this.folder = folder;
        this.work = work;
        this.qualification = qualification;
        this.look = look;
    }

    /**
     * The release of a tag.
     *
     * @throws ReleaseException INVALID_TAG, or TAG_NOT_FOUND when neither git nor a ledger knows it
     */
    public ReleaseStatus read(String name) {
        if (TagName.release(name).isEmpty()) {
            throw new ReleaseException(
                    Code.INVALID_TAG, "'" + name + "' is no release tag", "Release tags are vX.Y.Z and vX.Y.Z-rcN.");
        }
        Optional<TagRef> tag = Optional.ofNullable(repository.tags().get(name));
        RecordedRelease recorded = RecordedRelease.read(folder, name);
        if (tag.isEmpty() && recorded.isEmpty()) {
            throw new ReleaseException(
                    Code.TAG_NOT_FOUND,
                    "there is no tag " + name + " in this repository, and no ledger of it in " + folder,
                    "Run 'git fetch --tags', or give -Daicr.release.dir.");
        }
        Optional<String> commit =
                tag.map(TagRef::commit).or(() -> Optional.of(recorded.commit()).filter(c -> !c.isEmpty()));
        String standing = commit.map(this::qualified).orElse("no commit is known");
        Survey survey = look.apply(name);
        List<StepStatus> steps = survey.note().isPresent()
                ? new Recollection(recorded, tag, standing).steps()
                : survey.rows().stream()
                        .map(r -> new StepStatus(r.step(), r.outcome(), r.detail(), recorded(recorded, r.step())))
                        .toList();
        return new ReleaseStatus(
                name,
                commit,
                onRemote(name, tag),
                moved(steps, recorded, tag),
                standing,
                tag.flatMap(this::waiver),
                missing(name),
                recorded,
                survey.note());
    }

    /** The newest release and every other one whose ledger was begun. */
    public List<ReleaseStatus> readAll() {
        return names().stream().map(this::read).toList();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        newest().ifPresent(names::add);
        names.addAll(ledgers());
        return names;
    }

    private Optional<String> newest() {
        return repository.tags().keySet().stream()
                .flatMap(n -> TagName.release(n).stream())
                .max(ReleaseTag::compareTo)
                .map(ReleaseTag::name);
    }

    /** The newest release and every other one whose ledger was begun and whose release is not complete. */
    public List<ReleaseStatus> readUnfinished() {
        Optional<String> newest = newest();
        List<ReleaseStatus> all = new ArrayList<>();
        for (String name : names()) {
            ReleaseStatus status = read(name);
            if (newest.filter(name::equals).isPresent() || !status.isComplete()) {
                all.add(status);
            }
        }
        return all;
    }

    private List<String> ledgers() {
        Path ledgers = folder.resolve("ledger");
        if (!Files.isDirectory(ledgers)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ledgers)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".jsonl"))
                    .map(f -> f.substring(0, f.length() - ".jsonl".length()))
                    .flatMap(n -> TagName.release(n).stream())
                    .sorted()
                    .map(ReleaseTag::name)
                    .toList();
        } catch (IOException e) {
            throw new ReleaseException(Code.LEDGER_LOST, "the folder " + ledgers + " cannot be read").because(e);
        }
    }

    private static Optional<RecordedRelease.StepRecord> recorded(RecordedRelease ledger, String step) {
        return Optional.ofNullable(ledger.steps().get(step));
    }

    /** A tag that is not the one the ledger was begun for is a conflict, whatever the states look like. */
    private static List<StepStatus> moved(List<StepStatus> steps, RecordedRelease recorded, Optional<TagRef> tag) {
        boolean same = recorded.tagObject().isEmpty()
                || tag.map(TagRef::object).filter(recorded.tagObject()::equals).isPresent();
        if (same) {
            return steps;
        }
        String reason = Code.TAG_MOVED + ": the ledger is of tag object " + recorded.tagObject() + ", the tag is "
                + tag.map(TagRef::object).orElse("gone");
        return steps.stream()
                .map(s -> s.name().equals("tagged") ? new StepStatus(s.name(), "conflict", reason, s.recorded()) : s)
                .toList();
    }

    private String qualified(String commit) {
        try {
            return "passes " + qualification.require(commit).digest().prefixed();
        } catch (ReleaseException e) {
            return e.sentence();
        }
    }

    private String onRemote(String name, Optional<TagRef> mine) {
        try {
            Optional<TagRef> theirs = remote.tag(name);
            if (theirs.isEmpty()) {
                return "absent";
            }
            boolean same =
                    mine.filter(m -> m.object().equals(theirs.get().object())).isPresent();
            return same ? "same" : "differs";
        } catch (ReleaseException e) {
            return "unreachable";
        }
    }

    private Optional<String> waiver(TagRef tag) {
        return repository
                .tagMessage(tag)
                .lines()
                .filter(l -> l.startsWith(WAIVER))
                .map(l -> l.substring(WAIVER.length()))
                .findFirst();
    }

    private List<String> missing(String name) {
        Path file = work.resolve(name).resolve("build.json");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "")
                    .list("missing")
                    .stream()
                    .map(m -> m.textOrEmpty("name") + ": " + m.textOrEmpty("reason"))
                    .toList();
        } catch (IOException | AicrException e) {
            return List.of("build.json: cannot be read, so the next run builds again");
        }
    }

    /** The states as the ledger remembers them, for a tag that is not checked out. */
    private record Recollection(RecordedRelease recorded, Optional<TagRef> tag, String standing) {

        List<StepStatus> steps() {
            int published = ReleasePipeline.NAMES.indexOf("published");
            List<StepStatus> steps = new ArrayList<>();
            for (int i = 0; i < ReleasePipeline.NAMES.size(); i++) {
                boolean before = i < published;
                steps.add(step(ReleasePipeline.NAMES.get(i), before, i > published));
            }
            return steps;
        }

        private StepStatus step(String name, boolean beforePublished, boolean afterPublished) {
            Optional<RecordedRelease.StepRecord> line = StatusReader.recorded(recorded, name);
            if (name.equals("tagged")) {
                return tag.map(t -> new StepStatus(name, "done", "commit " + t.commit(), line))
                        .orElseGet(() -> new StepStatus(name, "open", "there is no such tag", line));
            }
            if (beforePublished && line.isEmpty() && recorded.isDone("published")) {
                return new StepStatus(name, "done", "published after it", line);
            }
            if (name.equals("qualified")) {
                return new StepStatus(name, standing.startsWith("passes") ? "done" : "open", standing, line);
            }
            if (line.isPresent()) {
                return remembered(name, line.get());
            }
            return afterPublished && recorded.isDone("published")
                    ? new StepStatus(name, "unknown", "the ledger has no line about it", line)
                    : new StepStatus(name, "open", "the ledger has no line about it", line);
        }
    }

    /** A step as its last line in the ledger says. */
    static StepStatus remembered(String name, RecordedRelease.StepRecord line) {
        String evidence = String.join(
                ", ",
                line.evidence().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
        return switch (line.state()) {
            case "done" -> new StepStatus(name, "done", evidence, Optional.of(line));
            case "failed" -> new StepStatus(name, "failed", line.error().orElse(""), Optional.of(line));
            case "starting" ->
                new StepStatus(name, "open", "begun at " + line.at() + " and not finished", Optional.of(line));
            default ->
                new StepStatus(
                        name,
                        line.state().equals("skip-not-due") ? "not due" : line.state(),
                        evidence,
                        Optional.of(line));
        };
    }
}
