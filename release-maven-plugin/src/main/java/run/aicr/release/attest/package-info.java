/**
 * State {@code attested}: statements are signed, archives sealed, checksums and the release index written (spec release
 * §2.6, §3).
 */
@NullMarked
package run.aicr.release.attest;

import org.jspecify.annotations.NullMarked;
