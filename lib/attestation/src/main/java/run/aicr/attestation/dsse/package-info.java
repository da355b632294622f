/** The DSSE envelope: what exactly is signed, and how payload and signature travel together. */
@NullMarked
package run.aicr.attestation.dsse;

import org.jspecify.annotations.NullMarked;
