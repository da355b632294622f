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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Order of tags, lowest first: SemVer precedence, except that two identifiers {@code rcN} compare by N.
 *
 * <p>Plain SemVer puts {@code rc10} before {@code rc2}. Invalid tags come before all others, by name, so that the order
 * is total; they never take part in a decision.
 */
public final class TagOrder implements Comparator<TagName> {
    public static final TagOrder ASCENDING = new TagOrder();

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern CANDIDATE = Pattern.compile("rc(0|[1-9][0-9]*)");

    private TagOrder() {}

    @Override
    public int compare(TagName a, TagName b) {
        Optional<Core> x = core(a);
        Optional<Core> y = core(b);
        if (x.isEmpty() || y.isEmpty()) {
            int byKind = Boolean.compare(x.isPresent(), y.isPresent());
            return byKind != 0 ? byKind : a.name().compareTo(b.name());
        }
        int byCore = x.get().compareTo(y.get());
        return byCore != 0 ? byCore : byIdentifiers(identifiers(a), identifiers(b));
    }

    private static Optional<Core> core(TagName tag) {
        if (tag instanceof ReleaseTag release) {
            return Optional.of(release.core());
        }
        return tag instanceof ForeignTag foreign ? Optional.of(foreign.core()) : Optional.empty();
    }

    private static List<String> identifiers(TagName tag) {
        if (tag instanceof ReleaseTag release) {
            return release.candidate().map(n -> List.of("rc" + n)).orElse(List.of());
        }
        return tag instanceof ForeignTag foreign ? foreign.identifiers() : List.of();
    }

    private static int byIdentifiers(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int byIdentifier = byIdentifier(a.get(i), b.get(i));
            if (byIdentifier != 0) {
                return byIdentifier;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int byIdentifier(String a, String b) {
        boolean aIsNumber = NUMBER.matcher(a).matches();
        boolean bIsNumber = NUMBER.matcher(b).matches();
        if (aIsNumber && bIsNumber) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        if (aIsNumber != bIsNumber) {
            return aIsNumber ? -1 : 1;
        }
        if (CANDIDATE.matcher(a).matches() && CANDIDATE.matcher(b).matches()) {
            return new BigInteger(a.substring(2)).compareTo(new BigInteger(b.substring(2)));
        }
        return a.compareTo(b);
    }
}
