/**
 * The stamp: the one small file that carries version, commit and date of a program (spec release §2.4).
 *
 * <p>Everything else of a program is the same in a release candidate and in its promotion. {@link
 * run.aicr.stamp.Stamp#read} is called at every start, so the reader is a small scanner of its own for exactly this
 * document, which costs less than loading a JSON library.
 */
@NullMarked
package run.aicr.stamp;

import org.jspecify.annotations.NullMarked;
