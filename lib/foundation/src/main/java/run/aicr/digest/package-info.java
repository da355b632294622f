/** SHA-256 digests and the checksums file of a release. */
@NullMarked
package run.aicr.digest;

import org.jspecify.annotations.NullMarked;
