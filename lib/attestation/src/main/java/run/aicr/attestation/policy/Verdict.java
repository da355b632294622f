package run.aicr.attestation.policy;

import run.aicr.attestation.statement.Statement;

/** What a verifier came to about one attestation (spec release §7.5). */
public sealed interface Verdict {

    /** The word for tables and messages. */
    String word();

    /** The statement is signed by the expected key and covers the expected digest. */
    record Verified(Statement statement) implements Verdict {
        @Override
        public String word() {
            return "verified";
        }
    }

    /**
     * Something contradicts: the reason is one of the stable texts of the release spec ({@code digest differs},
     * {@code unknown root}, {@code wrong predicate} …), perhaps with details after a colon.
     */
    record Refused(String reason) implements Verdict {
        @Override
        public String word() {
            return "refused";
        }
    }

    /** There is no attestation. */
    record Absent(String reason) implements Verdict {
        @Override
        public String word() {
            return "absent";
        }
    }
}
