/** In-toto statements (Statement v1) and the SLSA provenance predicate: values, no signing. */
@NullMarked
package run.aicr.attestation.statement;

import org.jspecify.annotations.NullMarked;
