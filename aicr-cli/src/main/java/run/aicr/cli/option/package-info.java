/**
 * The grammar of the command line, driven by tables (spec cli §1).
 *
 * <p>A command is a {@link run.aicr.cli.option.CommandTable} of {@link run.aicr.cli.option.Flag}s and a method. The
 * {@link run.aicr.cli.option.LineParser} reads the words against the table, {@link run.aicr.cli.option.HelpText} prints
 * it. Only the table of the chosen command is made. This is our own because a general library costs more time than a
 * whole short command (spec performance §3): no reflection, no lambdas, no regular expressions.
 */
@NullMarked
package run.aicr.cli.option;

import org.jspecify.annotations.NullMarked;
