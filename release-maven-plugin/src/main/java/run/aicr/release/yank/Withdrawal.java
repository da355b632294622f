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
package run.aicr.release.yank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import run.aicr.attestation.release.WithdrawalBanner;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.version.TagName;

/**
 * That a release was taken back, and why (spec release §7.9). It stands in three places: as a banner at the top of the
 * release's notes, for everybody; in the documentation's list of versions; and as a line of the ledger, for later runs.
 *
 * @param tag of the release
 * @param reason one line of text for people
 */
public record Withdrawal(String tag, String reason) {
    /** Name of the ledger lines, and what the lines of the reason are about. */
    public static final String STEP = "withdrawn";

    static final String REASON = "reason";

    private static final int LONGEST = 500;
    /**
     * A withdrawal.
     *
     * @throws ReleaseException INVALID_ARGUMENT when the reason is empty, longer than 500 characters, or has more than
     *     one line
     */
    public Withdrawal {
        reason = reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST || reason.chars().anyMatch(Character::isISOControl)) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "the reason for withdrawing " + tag + " must be one line of 1 to " + LONGEST + " characters, found "
                            + reason.length(),
                    "Say in one sentence what is wrong with the release: -Dreason='…'");
        }
    }

    /**
     * The notes with the banner on top; a banner that is there already is replaced.
     *
     * @param instead the release to use; empty when there is none
     */
    public String on(String notes, Optional<String> instead) {
        String use = instead.map(t -> "Use " + t + " instead.").orElse("There is no other release to use yet.");
        return WithdrawalBanner.BEGIN + "> [!CAUTION]\n> **" + tag + " was withdrawn.** " + reason + "\n>\n> " + use
                + " Files and images stay where they are.\n" + WithdrawalBanner.END + without(notes);
    }

    private static String without(String notes) {
        Matcher banner = WithdrawalBanner.FORM.matcher(notes);
        return banner.lookingAt() ? notes.substring(banner.end()) : notes;
    }

    /** What the banner on top of the notes says; empty without one. */
    public static Optional<Withdrawal> ofNotes(String notes) {
        return WithdrawalBanner.ofNotes(notes).map(b -> new Withdrawal(b.tag(), b.reason()));
    }

    /**
     * What lies beside the assets of a release in a rehearsal folder.
     *
     * @param record file with what the forge was told; may be absent
     */
    public static Optional<Withdrawal> ofForgeRecord(Path record) {
        try {
            return WithdrawalBanner.ofForgeRecord(record).map(b -> new Withdrawal(b.tag(), b.reason()));
        } catch (IOException | AicrException e) {
            throw new ReleaseException(
                            Code.VERIFY_FAILED,
                            record + " cannot be read, so whether the release was withdrawn is not known")
                    .because(e);
        }
    }

    /** Reasons by tag of all releases that the ledgers of a rehearsal folder know as withdrawn. */
    public static Map<String, String> inLedgers(Path folder) {
        Map<String, String> withdrawn = new TreeMap<>();
        for (String tag : ledgers(folder.resolve("ledger"))) {
            RecordedRelease recorded = RecordedRelease.read(folder, tag);
            if (recorded.isDone(STEP)) {
                withdrawn.put(tag, recorded.evidence(STEP).getOrDefault(REASON, ""));
            }
        }
        return withdrawn;
    }

    /** Reasons by tag of all public releases whose notes say that they were withdrawn. */
    public static Map<String, String> atForge(Forge forge) {
        Map<String, String> withdrawn = new TreeMap<>();
        for (ForgeRelease release : forge.published()) {
            ofNotes(release.body())
                    .filter(w -> w.tag().equals(release.tag()))
                    .ifPresent(w -> withdrawn.put(w.tag(), w.reason()));
        }
        return withdrawn;
    }

    private static List<String> ledgers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(".jsonl"))
                    .map(f -> f.substring(0, f.length() - ".jsonl".length()))
                    .filter(t -> TagName.release(t).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
