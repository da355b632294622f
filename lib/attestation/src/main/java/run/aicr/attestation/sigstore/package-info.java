/** The Sigstore bundle file (v0.3) that carries an envelope. */
@NullMarked
package run.aicr.attestation.sigstore;

import org.jspecify.annotations.NullMarked;
