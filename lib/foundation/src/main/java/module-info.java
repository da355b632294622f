/** Documents with positions, digests, files in normal form and errors: what every other module stands on. */
module run.aicr.foundation {
    requires com.fasterxml.jackson.core;
    requires org.snakeyaml.engine;
    requires static org.apache.commons.compress;
    requires static transitive org.jspecify;

    exports run.aicr.digest;
    exports run.aicr.document;
    exports run.aicr.error;
    exports run.aicr.file;
    exports run.aicr.oci;
}
