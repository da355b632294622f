package run.aicr.release.check;

/**
 * What the check came to about one file or image.
 *
 * @param verdict {@code verified}, {@code refused} or {@code absent}
 * @param reason empty when verified
 */
public record SubjectVerdict(String subject, String verdict, String reason) {

    static SubjectVerdict verified(String subject) {
        return new SubjectVerdict(subject, "verified", "");
    }

    static SubjectVerdict refused(String subject, String reason) {
        return new SubjectVerdict(subject, "refused", reason);
    }

    static SubjectVerdict absent(String subject) {
        return new SubjectVerdict(subject, "absent", "the file is not there");
    }

    public boolean isVerified() {
        return verdict.equals("verified");
    }

    @Override
    public String toString() {
        return verdict + "  " + subject + (reason.isEmpty() ? "" : ": " + reason);
    }
}
