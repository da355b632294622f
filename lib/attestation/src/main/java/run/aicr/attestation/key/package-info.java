/** Signing with a key pair in PEM files. */
@NullMarked
package run.aicr.attestation.key;

import org.jspecify.annotations.NullMarked;
