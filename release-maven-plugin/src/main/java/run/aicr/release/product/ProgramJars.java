package run.aicr.release.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;

/**
 * The jars of a program as the reactor left them in its module's {@code target}: its own and, in {@code target/libs},
 * those of its run-time dependencies.
 */
public final class ProgramJars {
    /** Our own jars, whose names lose the version: payloads name none. */
    private static final Pattern OWN = Pattern.compile("(?:run\\.aicr\\.)?(aicrd?(?:-[a-z]+)*)-(?:\\d.*|SNAPSHOT)\\.jar");

    private ProgramJars() {}

    /**
     * Finds them, sorted by the name they get in the payload.
     *
     * @throws ReleaseException MISSING_ARTIFACT when the module was not packaged
     */
    public static Map<String, Path> of(Path reactorRoot, Program program) throws IOException {
        Path target = reactorRoot.resolve(program.module()).resolve("target");
        Map<String, Path> jars = new TreeMap<>();
        addJars(target, jars);
        addJars(target.resolve("libs"), jars);
        boolean anyOwn = jars.keySet().stream().anyMatch(name -> name.startsWith("aicr"));
        if (!anyOwn) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "the module " + program.module() + " has no jar in " + target,
                    "Run: mvn package");
        }
        return jars;
    }

    private static void addJars(Path folder, Map<String, Path> jars) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".jar")) {
                    jars.put(nameInPayload(name), file);
                }
            }
        }
    }

    static String nameInPayload(String name) {
        Matcher own = OWN.matcher(name);
        return own.matches() ? own.group(1) + ".jar" : name;
    }
}
