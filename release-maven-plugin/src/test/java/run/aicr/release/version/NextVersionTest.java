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
package run.aicr.release.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class NextVersionTest {
    private static final Optional<Line> MAIN = Optional.empty();

    @Test
    void tableOfTheSpecificationHolds() {
        row(tags(), "v0.0.1", "v0.1.0", "v1.0.0", "v0.1.0-rc1");
        row(tags("v1.2.3"), "v1.2.4", "v1.3.0", "v2.0.0", "v1.3.0-rc1");
        row(tags("v1.2.3", "v1.3.0-rc1", "v1.3.0-rc2"), "v1.2.4", "v1.3.0", "v2.0.0", "v1.3.0-rc3");
        row(tags("v1.2.3", "v1.3.0-rc9", "v1.3.0-rc10"), "v1.2.4", "v1.3.0", "v2.0.0", "v1.3.0-rc11");
        row(tags("v1.2.3", "v1.3.0-rc1", "v1.2.4"), "v1.2.5", "v1.3.0", "v2.0.0", "v1.3.0-rc2");
        row(tags("v1.2.3", "v1.3.0-rc2", "v1.3.0"), "v1.3.1", "v1.4.0", "v2.0.0", "v1.4.0-rc1");
        row(tags("v1.3.0-rc2", "v1.4.0"), "v1.4.1", "v1.5.0", "v2.0.0", "v1.5.0-rc1");
        row(tags("v1.2.3", "v1.2.4-rc1"), "v1.2.4", "v1.3.0", "v2.0.0", "v1.2.4-rc2");
    }

    @Test
    void seriesWarningsTellBesideFromInstead() {
        TagSet open = tags("v1.2.3", "v1.3.0-rc1", "v2.0.0-rc1");
        assertEquals(Set.of(Warning.OPEN_RC_SERIES), next(open, BumpType.PATCH).warnings());
        assertEquals(
                Set.of(Warning.OPEN_RC_SERIES, Warning.SKIPS_RC_SERIES),
                next(open, BumpType.MINOR).warnings());
        assertEquals(Set.of(), next(open, BumpType.RC).warnings());
    }

    @Test
    void candidateOnAnotherBranchOpensNoSeriesButItsNumberIsTaken() {
        TagSet tags = new TagSet(List.of(known("v1.2.3", true), known("v1.3.0-rc4", false)), false, false);
        NextVersion next = next(tags, BumpType.RC);
        assertEquals("v1.3.0-rc5", next.tag().name());
        assertEquals(Step.MINOR, next.step());
    }

    @Test
    void lineCountsOnlyItsOwnTags() {
        TagSet tags = tags("v1.2.3", "v1.3.0", "v1.3.1-rc1");
        Optional<Line> line = Line.ofBranch("release/1.2");
        NextVersion next = NextVersion.of(tags, BumpType.PATCH, Optional.empty(), line);
        assertEquals("v1.2.4", next.tag().name());
        assertFalse(tags.isLatest(next.tag()));
        assertEquals(
                "v1.2.4-rc1",
                NextVersion.of(tags, BumpType.RC, Optional.empty(), line).tag().name());
    }

    @Test
    void stepOfACandidateCanBeChosen() {
        TagSet tags = tags("v1.2.3", "v1.3.0-rc1");
        assertEquals(
                "v2.0.0-rc1",
                NextVersion.of(tags, BumpType.RC, Optional.of(Step.MAJOR), MAIN)
                        .tag()
                        .name());
    }

    @Test
    void numbersHaveAnyLength() {
        assertEquals(
                "v99999999999999999999.0.1",
                next(tags("v99999999999999999999.0.0"), BumpType.PATCH).tag().name());
    }

    @Test
    void lineBranchHasNoLeadingZeros() {
        assertTrue(Line.ofBranch("release/01.2").isEmpty());
        assertTrue(Line.ofBranch("release/1.2.3").isEmpty());
        assertEquals("release/1.20", Line.ofBranch("release/1.20").orElseThrow().branch());
    }

    @Test
    void unknownWordsAreRefused() {
        ReleaseException e = assertThrows(ReleaseException.class, () -> BumpType.parse("micro"));
        assertEquals(Code.INVALID_ARGUMENT, e.code());
        assertTrue(e.getMessage().startsWith("[INVALID_ARGUMENT] "), e.getMessage());
        assertThrows(ReleaseException.class, () -> BumpType.step("rc"));
        assertEquals(Step.PATCH, BumpType.step("patch"));
    }

    private static void row(TagSet tags, String patch, String minor, String major, String rc) {
        assertEquals(patch, next(tags, BumpType.PATCH).tag().name());
        assertEquals(minor, next(tags, BumpType.MINOR).tag().name());
        assertEquals(major, next(tags, BumpType.MAJOR).tag().name());
        assertEquals(rc, next(tags, BumpType.RC).tag().name());
    }

    private static NextVersion next(TagSet tags, BumpType type) {
        return NextVersion.of(tags, type, Optional.empty(), MAIN);
    }

    private static TagSet tags(String... names) {
        List<KnownTag> known = new ArrayList<>();
        for (String name : names) {
            known.add(known(name, true));
        }
        return TagSet.of(known, List.of(names));
    }

    private static KnownTag known(String name, boolean reachable) {
        return new KnownTag(TagName.release(name).orElseThrow(), "c0ffee", true, reachable);
    }
}
