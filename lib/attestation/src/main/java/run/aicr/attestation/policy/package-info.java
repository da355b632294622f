/** What a verifier demands and the verdict it comes to. */
@NullMarked
package run.aicr.attestation.policy;

import org.jspecify.annotations.NullMarked;
