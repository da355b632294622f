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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tag name, sorted into what it means for releases (spec release §6.1). */
public sealed interface TagName permits ReleaseTag, ForeignTag, InvalidTag {

    /** The name as written. */
    String name();

    /** Sorts any text; nothing is refused. */
    static TagName of(String name) {
        Matcher release = Grammar.RELEASE.matcher(name);
        if (release.matches()) {
            Optional<BigInteger> candidate =
                    Optional.ofNullable(release.group(4)).map(BigInteger::new);
            return new ReleaseTag(Grammar.core(release), candidate);
        }
        Matcher foreign = Grammar.FOREIGN.matcher(name);
        if (foreign.matches()
                && !Grammar.SPOILT_CANDIDATE.matcher(foreign.group(4)).matches()) {
            return new ForeignTag(
                    name, Grammar.core(foreign), List.of(foreign.group(4).split("\\.", -1)));
        }
        return new InvalidTag(name);
    }

    /** The tag when it is a release tag. */
    static Optional<ReleaseTag> release(String name) {
        return of(name) instanceof ReleaseTag tag ? Optional.of(tag) : Optional.empty();
    }

    /** Patterns of the grammar; ASCII digits only. */
    final class Grammar {
        private static final String NUMBER = "(0|[1-9][0-9]*)";
        private static final String CORE = "v" + NUMBER + "\\." + NUMBER + "\\." + NUMBER;
        private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

        static final Pattern RELEASE = Pattern.compile(CORE + "(?:-rc([1-9][0-9]*))?");
        static final Pattern FOREIGN = Pattern.compile(CORE + "-(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*)");

        /** Looks like a candidate of ours and is none: refused, so that nobody takes it for one. */
        static final Pattern SPOILT_CANDIDATE = Pattern.compile("rc0[0-9]*");

        private Grammar() {}

        static Core core(Matcher matcher) {
            return new Core(
                    new BigInteger(matcher.group(1)),
                    new BigInteger(matcher.group(2)),
                    new BigInteger(matcher.group(3)));
        }
    }
}
