package run.aicr.release.version;

/** Which part of a version a bump raises; the parts below it become 0. */
public enum Step {
    PATCH,
    MINOR,
    MAJOR
}
