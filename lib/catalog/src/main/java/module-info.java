/** The catalogue that ships with the programs, as an index and as raw files. */
module run.aicr.catalog {
    requires run.aicr.foundation;
    requires transitive run.aicr.core;
    requires static transitive org.jspecify;

    exports run.aicr.catalog.embedded;
}
