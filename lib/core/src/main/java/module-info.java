/** Criteria, constraints, the recipe catalogue and the recipe engine; pure: no network, no cluster, no signing. */
module run.aicr.core {
    requires transitive run.aicr.foundation;
    requires static transitive org.jspecify;

    exports run.aicr.catalog;
    exports run.aicr.constraint;
    exports run.aicr.criteria;
    exports run.aicr.recipe;
    exports run.aicr.stamp;
    exports run.aicr.suggestion;
    exports run.aicr.version;
}
