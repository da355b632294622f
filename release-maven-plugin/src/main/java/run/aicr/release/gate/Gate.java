package run.aicr.release.gate;

import java.util.List;

/**
 * A quality check that {@code mvn verify} runs in every module before the last module ends.
 *
 * @param name stable name in the record
 * @param skippedBy properties that turn it off; when one is set the gate counts as skipped, not as passed
 */
public record Gate(String name, List<String> skippedBy) {
    /** In the order of the record. The build has stopped before the record is written when one of them fails. */
    public static final List<Gate> ALL = List.of(
            new Gate("lock", List.of("enforcer.skip")),
            new Gate("build", List.of("maven.main.skip")),
            new Gate("test", List.of("skipTests", "maven.test.skip", "skipITs", "surefire.skip", "test", "it.test")),
            new Gate("coverage", List.of("jacoco.skip")),
            new Gate("lint", List.of("maven.main.skip")),
            new Gate("format", List.of("spotless.check.skip")),
            new Gate("headers", List.of("license.skip")),
            new Gate("licenses", List.of("aicr.release.skipPolicy")),
            new Gate("yaml", List.of("aicr.release.skipYaml")));

    public Gate {
        skippedBy = List.copyOf(skippedBy);
    }
}
