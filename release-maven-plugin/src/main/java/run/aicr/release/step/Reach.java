package run.aicr.release.step;

/** How far the effect of a step is visible; it never decreases along a release. */
public enum Reach {
    NOTHING,
    LOG,
    DRAFT,
    PUBLIC,
    POINTER
}
