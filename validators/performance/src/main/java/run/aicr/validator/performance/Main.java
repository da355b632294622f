package run.aicr.validator.performance;

import java.util.List;
import run.aicr.validator.Check;
import run.aicr.validator.Environment;
import run.aicr.validator.ValidatorMain;

/** The program of the image {@code aicr-validators/performance}; argument 1 names the check. */
public final class Main {
    static final List<Check> CHECKS = List.of(new InferencePerf());

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(
                ValidatorMain.run(List.of(arguments), Environment.of(System.getenv(), System.out, System.err), CHECKS));
    }
}
