/**
 * The qualification of a commit: which gates passed, as a record that {@code bump} and {@code release} demand (spec
 * release §2.5, §7.1).
 */
@NullMarked
package run.aicr.release.gate;

import org.jspecify.annotations.NullMarked;
