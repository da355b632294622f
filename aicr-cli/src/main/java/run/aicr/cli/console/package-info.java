/**
 * What surrounds a command: streams, variables and folders ({@link run.aicr.cli.console.Environment}), the log on
 * standard error ({@link run.aicr.cli.console.Log}), where results go ({@link run.aicr.cli.console.OutputTarget}), and
 * all of it together for one run ({@link run.aicr.cli.console.Session}).
 *
 * <p>Nobody below {@code main} reads {@code System}; a test hands in an environment of its own. Results go to standard
 * output in one write, logs never do (spec cli §5, §7).
 */
@NullMarked
package run.aicr.cli.console;

import org.jspecify.annotations.NullMarked;
