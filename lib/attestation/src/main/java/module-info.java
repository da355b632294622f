/** Statements about artefacts, how they are signed, and how a signature is judged. */
module run.aicr.attestation {
    requires transitive run.aicr.foundation;
    requires static transitive org.jspecify;

    exports run.aicr.attestation;
    exports run.aicr.attestation.dsse;
    exports run.aicr.attestation.key;
    exports run.aicr.attestation.policy;
    exports run.aicr.attestation.sigstore;
    exports run.aicr.attestation.statement;
}
