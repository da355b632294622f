/** Where a release becomes public: at this point the rehearsal folder (spec release §2.1 state 6, §9). */
@NullMarked
package run.aicr.release.forge;

import org.jspecify.annotations.NullMarked;
