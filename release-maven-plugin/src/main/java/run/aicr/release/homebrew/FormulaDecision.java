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
package run.aicr.release.homebrew;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.digest.Sha256;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/** Whether a formula goes into the tap (spec release §3.7). */
public sealed interface FormulaDecision {

    /** It goes. */
    record Write(Formula formula) implements FormulaDecision {}

    /** It does not, and that is no error. */
    record Skip(Reason reason) implements FormulaDecision {}

    /** Why not, the first that applies. */
    enum Reason {
        PRERELEASE,
        NOT_LATEST,
        /** A warning: somebody has to run the goal again with a key. */
        NO_CREDENTIALS,
        UP_TO_DATE
    }

    /**
     * What is known.
     *
     * @param archives digests of the archives as they were read back, by file name
     * @param checksums digests of the checksums file, by file name
     * @param lacking archives that a rehearsal could not make; a real release lacks none
     * @param tap what the tap holds; empty before the first formula
     * @param credentials whether the tap can be pushed to
     * @param published whether the release is public
     * @param highestStable the highest stable release; empty when there is none
     * @param withdrawn tags of releases that were taken back
     */
    record Facts(
            ReleaseTag tag,
            String repository,
            Map<String, Sha256> archives,
            Map<String, Sha256> checksums,
            Set<String> lacking,
            Optional<TapState> tap,
            boolean credentials,
            boolean published,
            Optional<ReleaseTag> highestStable,
            Set<String> withdrawn) {
        public Facts {
            archives = Map.copyOf(archives);
            checksums = Map.copyOf(checksums);
            lacking = Set.copyOf(lacking);
            withdrawn = Set.copyOf(withdrawn);
        }
    }

    /**
     * Decides.
     *
     * @throws ReleaseException RELEASE_NOT_PUBLISHED, MISSING_ARTIFACT, CHECKSUM_MISMATCH or FORMULA_CONFLICT
     */
    static FormulaDecision of(Facts facts) {
        if (!facts.tag().isStable()) {
            return new Skip(Reason.PRERELEASE);
        }
        boolean replaces = isBelow(facts.tag(), tapTag(facts)) && tapIsWithdrawn(facts);
        if (isBelow(facts.tag(), facts.highestStable()) || isBelow(facts.tag(), tapTag(facts)) && !replaces) {
            return new Skip(Reason.NOT_LATEST);
        }
        if (!facts.credentials()) {
            return new Skip(Reason.NO_CREDENTIALS);
        }
        if (!facts.published()) {
            throw new ReleaseException(
                    Code.RELEASE_NOT_PUBLISHED,
                    facts.tag() + " is not published yet, so its formula would point at nothing",
                    "Finish the release first: 'mvn aicr-release:release -Dtag=" + facts.tag() + "'.");
        }
        if (replaces) {
            return replacing(facts, archives(facts));
        }
        Formula formula = new Formula(facts.tag(), facts.repository(), archives(facts));
        if (tapTag(facts).filter(facts.tag()::equals).isPresent()) {
            requireSame(facts, formula);
            return new Skip(Reason.UP_TO_DATE);
        }
        return new Write(formula);
    }

    private static boolean tapIsWithdrawn(Facts facts) {
        return tapTag(facts).filter(t -> facts.withdrawn().contains(t.name())).isPresent();
    }

    /** The tap stands at a withdrawn version: its number stays, and what it installs becomes this release. */
    private static FormulaDecision replacing(Facts facts, Map<Platform, Sha256> archives) {
        TapState tap = facts.tap().orElseThrow();
        if (tap.revision() > 0 && hexDigits(archives).equals(sorted(tap.digests()))) {
            return new Skip(Reason.UP_TO_DATE);
        }
        Formula.Above above = new Formula.Above(tap.version(), tap.revision() + 1);
        return new Write(new Formula(facts.tag(), facts.repository(), archives, Optional.of(above)));
    }

    private static List<String> hexDigits(Map<Platform, Sha256> archives) {
        return archives.values().stream().map(Sha256::hex).sorted().toList();
    }

    private static List<String> sorted(List<String> digests) {
        return digests.stream().sorted().toList();
    }

    private static boolean isBelow(ReleaseTag tag, Optional<ReleaseTag> other) {
        return other.filter(o -> o.compareTo(tag) > 0).isPresent();
    }

    private static Optional<ReleaseTag> tapTag(Facts facts) {
        return facts.tap().flatMap(t -> TagName.release("v" + t.version()));
    }

    private static Map<Platform, Sha256> archives(Facts facts) {
        Map<Platform, Sha256> archives = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values()) {
            String name = platform.archive(facts.tag().version());
            if (facts.lacking().contains(name)) {
                continue;
            }
            Sha256 digest = facts.archives().get(name);
            Sha256 listed = facts.checksums().get(name);
            if (digest == null || listed == null) {
                throw new ReleaseException(
                        Code.MISSING_ARTIFACT,
                        digest == null
                                ? "the release has no archive " + name
                                : "the checksums file has no line for " + name,
                        "A formula covers all platforms; look at the release's assets.",
                        List.of(name));
            }
            if (!digest.equals(listed)) {
                throw new ReleaseException(
                        Code.CHECKSUM_MISMATCH,
                        name + " hashes to " + digest.hex() + ", the checksums file says " + listed.hex(),
                        "Do not publish this; find out which of the two was changed.",
                        List.of(name));
            }
            archives.put(platform, digest);
        }
        return archives;
    }

    private static void requireSame(Facts facts, Formula formula) {
        List<String> theirs = facts.tap().map(TapState::digests).orElse(List.of());
        if (!hexDigits(formula.archives()).equals(sorted(theirs))) {
            throw new ReleaseException(
                    Code.FORMULA_CONFLICT,
                    "the tap has " + facts.tag() + " already with other digests",
                    "A published version never changes; make a new one.",
                    List.of(Formula.PATH));
        }
    }
}
