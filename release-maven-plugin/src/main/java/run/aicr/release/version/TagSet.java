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

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All tags of the remote, as seen from the commit to be tagged.
 *
 * @param releases the release tags, in any order
 * @param hasForeign whether other pre-releases exist
 * @param hasMalformed whether tags exist that look like versions and are none
 */
public record TagSet(List<KnownTag> releases, boolean hasForeign, boolean hasMalformed) {
    private static final Comparator<KnownTag> BY_TAG = Comparator.comparing(KnownTag::tag);

    public TagSet {
        releases = List.copyOf(releases);
    }

    /** The set of the given release tags and of names that are perhaps something else. */
    public static TagSet of(List<KnownTag> releases, Collection<String> allNames) {
        List<TagName> names = allNames.stream().map(TagName::of).toList();
        return new TagSet(
                releases,
                names.stream().anyMatch(ForeignTag.class::isInstance),
                names.stream().anyMatch(n -> n instanceof InvalidTag invalid && invalid.isMalformed()));
    }

    /** The highest stable tag, of the line alone when one is given. */
    public Optional<KnownTag> highestStable(Optional<Line> line) {
        return stable(line).max(BY_TAG);
    }

    /** As {@link #highestStable}, among those in the history of the commit to be tagged. */
    public Optional<KnownTag> highestStableAncestor(Optional<Line> line) {
        return stable(line).filter(KnownTag::reachable).max(BY_TAG);
    }

    /** Cores above the base with a candidate in the history of the commit to be tagged. */
    public SortedSet<Core> openSeries(Core base, Optional<Line> line) {
        return releases.stream()
                .filter(t ->
                        !t.tag().isStable() && t.reachable() && inScope(line).test(t))
                .map(t -> t.tag().core())
                .filter(core -> core.compareTo(base) > 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The candidate after the highest existing one of a core, wherever that is. */
    public ReleaseTag nextCandidate(Core core) {
        BigInteger highest = releases.stream()
                .filter(t -> t.tag().core().equals(core))
                .flatMap(t -> t.tag().candidate().stream())
                .max(Comparator.naturalOrder())
                .orElse(BigInteger.ZERO);
        return ReleaseTag.candidate(core, highest.add(BigInteger.ONE));
    }

    /** Whether a tag is, or would be, the highest stable one. */
    public boolean isLatest(ReleaseTag tag) {
        return tag.isStable()
                && highestStable(Optional.empty())
                        .filter(highest -> highest.tag().compareTo(tag) > 0)
                        .isEmpty();
    }

    private Stream<KnownTag> stable(Optional<Line> line) {
        return releases.stream().filter(t -> t.tag().isStable()).filter(inScope(line));
    }

    private static Predicate<KnownTag> inScope(Optional<Line> line) {
        return t -> line.isEmpty() || line.get().holds(t.tag().core());
    }
}
