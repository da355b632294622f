package run.aicr.cli.console;

import java.io.IOException;
import run.aicr.error.AicrException;
import run.aicr.stamp.Stamp;

/** One run of the program: its surroundings, its log and its stamp. */
public record Session(Environment environment, Log log, Stamp stamp) {

    /** Writes a result to standard output. */
    public void print(byte[] result) {
        try {
            environment.out().write(result);
            environment.out().flush();
        } catch (IOException e) {
            throw AicrException.internal("cannot write to standard output", e);
        }
    }
}
