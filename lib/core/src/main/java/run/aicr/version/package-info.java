/**
 * Versions as clusters and operating systems print them, and how they compare (spec recipe §18).
 *
 * <p>These are not semantic versions: one to three numbers, anything after them is kept but never compared.
 */
@NullMarked
package run.aicr.version;

import org.jspecify.annotations.NullMarked;
