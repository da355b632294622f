/**
 * Attestations: signed statements about artefacts.
 *
 * <p>{@link run.aicr.attestation.Attestor} signs a {@link run.aicr.attestation.statement.Statement} into a bundle file;
 * {@link run.aicr.attestation.AttestationVerifier} comes to a {@link run.aicr.attestation.policy.Verdict} about one. At
 * this point the signer is a key pair; the bundle form is the one that keyless signing will fill with a certificate.
 */
@NullMarked
package run.aicr.attestation;

import org.jspecify.annotations.NullMarked;
