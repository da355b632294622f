/** The {@code aicr} command line. */
module run.aicr.cli {
    requires run.aicr.catalog;
    requires run.aicr.core;
    requires run.aicr.foundation;
    requires static org.jspecify;
}
