package run.aicr.recipe;

import run.aicr.document.Mapping;

/**
 * An overlay that matched but was left out because of a snapshot (spec recipe §10).
 *
 * @param reason {@code constraint-failed} or {@code mixin-constraint-failed}
 */
public record ExcludedOverlay(String name, String reason) {
    /** Keys in the order of output. */
    public Mapping toNode() {
        return new Mapping.Builder().put("name", name).put("reason", reason).build();
    }
}
