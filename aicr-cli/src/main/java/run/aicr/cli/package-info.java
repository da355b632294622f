/**
 * The {@code aicr} command line.
 *
 * <p>How a command travels: {@link run.aicr.cli.Main} makes an environment of the process, reads the global flags and
 * the command's name, asks {@link run.aicr.cli.Commands} for the command, parses the rest against its table, runs it,
 * and turns what it throws into a log record and an exit code. A command is one class in a package per noun; adding one
 * means writing it and naming it in {@code Commands}.
 */
@NullMarked
package run.aicr.cli;

import org.jspecify.annotations.NullMarked;
