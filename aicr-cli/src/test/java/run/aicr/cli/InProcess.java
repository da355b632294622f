package run.aicr.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import run.aicr.cli.console.Environment;

/** A run of the program inside the test, with what came out of it. */
record InProcess(int exitCode, String out, String err) {

    /** Runs in the folder, which also counts as the launcher's. */
    static InProcess run(Path folder, Map<String, String> variables, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                variables,
                folder,
                Optional.of(folder),
                InputStream.nullInputStream(),
                out,
                err,
                false,
                () -> Instant.parse("2026-01-02T03:04:05Z"));
        int exitCode = Main.run(environment, args);
        return new InProcess(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
