package run.aicr.validator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import run.aicr.cluster.Access;
import run.aicr.cluster.ClusterLimits;

/**
 * The container around the program; only {@code main} makes one from the process.
 *
 * @param variables environment variables
 * @param out evidence
 * @param err log lines
 * @param terminationLog file for the reason of a failure or skip
 * @param serviceAccountFolder where Kubernetes mounts token, authority and namespace
 */
public record Environment(
        Map<String, String> variables,
        PrintStream out,
        PrintStream err,
        Path terminationLog,
        Path serviceAccountFolder,
        ClusterLimits limits) {
    /** Names another termination file than {@code /dev/termination-log}. */
    public static final String TERMINATION_LOG = "AICR_TERMINATION_LOG";

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Of a container as Kubernetes starts it. */
    public static Environment of(Map<String, String> variables, PrintStream out, PrintStream err) {
        return new Environment(
                variables,
                out,
                err,
                Path.of(variables.getOrDefault(TERMINATION_LOG, "/dev/termination-log")),
                Access.SERVICE_ACCOUNT_FOLDER,
                ClusterLimits.STANDARD);
    }
}
