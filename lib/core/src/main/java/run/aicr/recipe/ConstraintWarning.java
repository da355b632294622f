package run.aicr.recipe;

import run.aicr.document.Mapping;

/**
 * A constraint that failed and so excluded an overlay (spec recipe §10).
 *
 * @param actual the reading; empty when there was none
 */
public record ConstraintWarning(String overlay, String constraint, String expected, String actual, String reason) {
    /** Keys in the order of output. */
    public Mapping toNode() {
        return new Mapping.Builder()
                .put("overlay", overlay)
                .put("constraint", constraint)
                .put("expected", expected)
                .putIfSet("actual", actual)
                .put("reason", reason)
                .build();
    }
}
