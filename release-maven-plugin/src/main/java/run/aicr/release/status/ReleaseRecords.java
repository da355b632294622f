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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;
import run.aicr.release.work.Tree;
import run.aicr.release.yank.Withdrawal;

/** Reads the records of all releases in a rehearsal folder; asks nothing outside and changes nothing. */
public record ReleaseRecords(Path folder, String repository) {

    /** All releases that have a ledger or are public, the highest first. */
    public List<ReleaseRecord> all() {
        Set<ReleaseTag> tags = new TreeSet<>(Comparator.reverseOrder());
        names(folder.resolve("ledger")).stream()
                .filter(n -> n.endsWith(".jsonl"))
                .flatMap(n -> TagName.release(n.substring(0, n.length() - ".jsonl".length())).stream())
                .forEach(tags::add);
        names(folder.resolve("releases")).stream()
                .flatMap(n -> TagName.release(n).stream())
                .forEach(tags::add);
        return tags.stream().map(t -> read(t.name())).toList();
    }

    /** The record of one release; nearly empty when the folder knows nothing of it. */
    public ReleaseRecord read(String tag) {
        RecordedRelease ledger = RecordedRelease.read(folder, tag);
        Path assets = folder.resolve("releases").resolve(tag);
        boolean isPublic = Files.isDirectory(assets);
        Optional<Fields> index = document(assets.resolve(ConsumerCheck.INDEX));
        String commit = Optional.of(ledger.commit())
                .filter(c -> !c.isEmpty())
                .or(() -> index.map(i -> i.textOrEmpty("commit")))
                .orElse("");
        return new ReleaseRecord(
                tag,
                commit,
                index.map(i -> i.textOrEmpty("date")).orElse(""),
                index.map(i -> i.textOrEmpty("promotedFrom")).orElse(""),
                isPublic,
                Withdrawal.ofForgeRecord(assets.resolve(ConsumerCheck.FORGE_RECORD)),
                steps(ledger),
                gates(commit),
                isPublic ? assets(assets, index) : List.of(),
                index.map(ReleaseRecords::images).orElse(List.of()),
                isPublic ? proofs(assets, tag) : List.of(),
                index.map(ReleaseRecords::missing).orElse(List.of()));
    }

    private static List<StepStatus> steps(RecordedRelease ledger) {
        List<StepStatus> steps = new ArrayList<>();
        boolean published = ledger.isDone("published");
        int commitPoint = ReleasePipeline.NAMES.indexOf("published");
        for (int i = 0; i < ReleasePipeline.NAMES.size(); i++) {
            String name = ReleasePipeline.NAMES.get(i);
            Optional<RecordedRelease.StepRecord> line =
                    Optional.ofNullable(ledger.steps().get(name));
            if (line.isPresent()) {
                steps.add(StatusReader.remembered(name, line.get()));
            } else if (published && i < commitPoint) {
                steps.add(new StepStatus(name, "done", "found before the publication", line));
            } else {
                steps.add(new StepStatus(name, "open", "the ledger has no line about it", line));
            }
        }
        return steps;
    }

    private List<ReleaseRecord.Gate> gates(String commit) {
        return document(folder.resolve("qualify").resolve(commit + ".json")).stream()
                .flatMap(record -> record.list("gates").stream())
                .map(g -> new ReleaseRecord.Gate(
                        g.textOrEmpty("name"), g.textOrEmpty("result"), g.textOrEmpty("summary")))
                .toList();
    }

    private static List<ReleaseRecord.Asset> assets(Path folder, Optional<Fields> index) {
        Map<String, String> roles = new TreeMap<>();
        index.ifPresent(i -> i.list("assets").forEach(a -> roles.put(a.textOrEmpty("name"), a.textOrEmpty("role"))));
        try {
            SortedMap<String, Path> files = new TreeMap<>(Tree.files(folder));
            files.remove(ConsumerCheck.FORGE_RECORD);
            List<ReleaseRecord.Asset> assets = new ArrayList<>();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                String name = file.getKey();
                String role = roles.getOrDefault(
                        name,
                        name.endsWith(".sigstore.json")
                                ? "statement"
                                : name.equals(ConsumerCheck.INDEX) ? "index" : "checksums");
                assets.add(new ReleaseRecord.Asset(
                        name,
                        role,
                        Files.size(file.getValue()),
                        Sha256.ofFile(file.getValue()).hex()));
            }
            return assets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReleaseRecord.Image> images(Fields index) {
        return index.list("images").stream()
                .map(i -> new ReleaseRecord.Image(i.textOrEmpty("name"), i.textOrEmpty("index")))
                .toList();
    }

    private static List<String> missing(Fields index) {
        return index.list("missing").stream()
                .map(m -> m.textOrEmpty("name") + ": " + m.textOrEmpty("reason"))
                .toList();
    }

    private List<SubjectVerdict> proofs(Path assets, String tag) {
        try {
            return ConsumerCheck.check(
                    ReleaseView.ofRehearsal(folder, tag).withAssets(assets),
                    Signers.ofRehearsal(folder, repository, tag));
        } catch (IOException | AicrException e) {
            return List.of(new SubjectVerdict(tag, "undecided", String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Fields> document(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] json = Files.readAllBytes(file);
            return Optional.of(Fields.of(JsonReader.read(file.toString(), json, Limits.CATALOGUE_FILE), ""));
        } catch (IOException | AicrException e) {
            return Optional.empty(); // a damaged file is refused by the consumer's check, with its reason
        }
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
