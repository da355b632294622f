/** Archives of a release: the stamp that names the version, and sealing payload and stamp into a file (spec release §3.2). */
@NullMarked
package run.aicr.release.archive;

import org.jspecify.annotations.NullMarked;
