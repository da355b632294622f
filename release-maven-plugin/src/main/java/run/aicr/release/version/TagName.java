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
