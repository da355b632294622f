package run.aicr.release.notice;

/**
 * The text of a licence or notice.
 *
 * @param name file name, with folders where that tells files apart
 * @param text as found, lines ending in LF
 */
public record LicenseFile(String name, String text) {
    public LicenseFile {
        text = text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
