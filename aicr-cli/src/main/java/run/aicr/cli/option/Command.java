package run.aicr.cli.option;

import run.aicr.cli.console.Session;

/** A command of the program. */
public interface Command {
    CommandTable table();

    /**
     * Does the work and writes the result.
     *
     * @throws run.aicr.error.AicrException when the work cannot be done; its class decides the exit code
     */
    void run(Session session, ParsedLine line);
}
