/** Files: atomic writing, safe reading, and archives in normal form (spec release-practice §3). */
@NullMarked
package run.aicr.file;

import org.jspecify.annotations.NullMarked;
