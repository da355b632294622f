package run.aicr.catalog;

import run.aicr.document.Mapping;

/**
 * A demand on the cluster, or in a validation phase on the result of a check.
 *
 * @param name path of the reading (spec recipe §9.1)
 * @param value expression (spec recipe §9.2)
 * @param severity carried only; empty when absent, like the rest
 */
public record RecipeConstraint(String name, String value, String severity, String remediation, String unit) {

    /** Keys in the order of output. */
    public Mapping toNode() {
        return new Mapping.Builder()
                .put("name", name)
                .put("value", value)
                .putIfSet("severity", severity)
                .putIfSet("remediation", remediation)
                .putIfSet("unit", unit)
                .build();
    }
}
