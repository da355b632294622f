/**
 * The repository, seen through the {@code git} program.
 *
 * <p>{@link run.aicr.release.git.GitRepository} is the only door: it asks plumbing commands whose output is meant for
 * programs, separated by NUL, and answers with records. Nothing is ever parsed from text for people, no shell is
 * involved, and no command can wait for a password on the terminal.
 *
 * <p>Reading and writing are apart: everything that changes something (fetch, tag, push, delete a tag of our own) says
 * so in its first sentence. A tag is never moved and never pushed over another one.
 *
 * <p>Git 2.30 or newer is needed; a missing program is reported as such.
 */
@NullMarked
package run.aicr.release.git;

import org.jspecify.annotations.NullMarked;
