package run.aicr.catalog;

import run.aicr.document.Mapping;

/**
 * A cluster object that must exist after a component was installed.
 *
 * @param namespace empty for objects without one
 */
public record ExpectedResource(String kind, String name, String namespace) {

    /** Keys in the order of output. */
    public Mapping toNode() {
        return new Mapping.Builder()
                .put("kind", kind)
                .put("name", name)
                .putIfSet("namespace", namespace)
                .build();
    }
}
