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

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.digest.Sha256;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.publish.PublicRelease;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.yank.Withdrawal;

/**
 * Rebuilds the ledger of a public release from its files, images and statements, once all of them were verified (spec
 * release §2.2, {@code LEDGER_LOST}). What points at the release is not written: the next run looks at it anyway.
 */
public final class LedgerRepair {
    private static final String HOW = "repairedFrom";
    private static final String PUBLIC = "public release";

    private final ReleaseId id;
    private final Ledger ledger;

    public LedgerRepair(ReleaseId id, Ledger ledger) {
        this.id = id;
        this.ledger = ledger;
    }

    /** Whether the ledger does not know that the release is public. */
    public boolean isNeeded() {
        return !ledger.recorded().steps().containsKey("published");
    }

    /**
     * Writes the lines.
     *
     * @param release read back and verified
     * @throws ReleaseException TAG_MOVED when it was made from another commit, IMAGE_TAG_CONFLICT when a version tag
     *     stands for something else; nothing is written then
     */
    public RecordedRelease repair(PublicRelease release, ImageRegistry registry) {
        if (!release.index().commit().equals(id.commit())) {
            throw new ReleaseException(
                    Code.TAG_MOVED,
                    "the public release " + id.tag() + " is of commit "
                            + release.index().commit() + ", the tag names " + id.commit(),
                    "The ledger was not written. Find out who moved the tag.");
        }
        release.imageBuilds().forEach(image -> requireTag(image, registry));
        Map<String, Sha256> assets = release.digests();
        ledger.found("attested", evidence(Map.of(ConsumerCheck.CHECKSUMS, digest(assets, ConsumerCheck.CHECKSUMS))));
        Map<String, String> drafted = new TreeMap<>();
        drafted.put("release", Long.toString(release.release().id()));
        drafted.put("assets", Integer.toString(assets.size()));
        release.imageBuilds().forEach(i -> drafted.put(i.name(), i.index().prefixed()));
        ledger.found("drafted", evidence(drafted));
        ledger.found("checked", evidence(Map.of("subjects", Integer.toString(release.subjects()))));
        ledger.found(
                "published",
                evidence(Map.of(
                        "release",
                        Long.toString(release.release().id()),
                        "page",
                        release.release().page())));
        // A message is sent at most once, and nobody can be asked whether it was.
        ledger.found("notified", evidence(Map.of("message", "(not known; it is not sent again)")));
        Optional<Withdrawal> withdrawal = Withdrawal.ofNotes(release.release().body());
        withdrawal.ifPresent(w -> ledger.found(
                Withdrawal.STEP,
                evidence(Map.of("reason", w.reason(), "page", release.release().page()))));
        return ledger.recorded();
    }

    private void requireTag(ImageBuild image, ImageRegistry registry) {
        Optional<Sha256> named = registry.digestOf(image.name(), id.tag());
        if (!named.equals(Optional.of(image.index()))) {
            throw new ReleaseException(
                    Code.IMAGE_TAG_CONFLICT,
                    image.name() + ":" + id.tag() + " is "
                            + named.map(Sha256::prefixed).orElse("not there") + ", the release says " + image.index(),
                    "The ledger was not written. A version tag never moves; find out what pushed it.");
        }
    }

    private static String digest(Map<String, Sha256> assets, String name) {
        return Optional.ofNullable(assets.get(name)).map(Sha256::prefixed).orElse("");
    }

    private static Map<String, String> evidence(Map<String, String> known) {
        Map<String, String> all = new TreeMap<>(known);
        all.put(HOW, PUBLIC);
        return all;
    }
}
