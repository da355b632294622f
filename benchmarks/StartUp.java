/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how long short commands of a packed {@code aicr} take, against a yardstick that everyone has: an empty Java
 * program run by the JDK that runs this program, with default flags. All commands take turns in each round, so that the
 * speed of the machine cancels out; medians are compared.
 *
 * <pre>java benchmarks/StartUp.java LAUNCHER [ROUNDS]</pre>
 *
 * <p>Peak memory is measured with GNU time when {@code /usr/bin/time} is there.
 */
public final class StartUp {
    private static final List<String> EKS =
            List.of("--service", "eks", "--accelerator", "h100", "--intent", "training");
    private static final Path GNU_TIME = Path.of("/usr/bin/time");

    /** Command → goal as a multiple of the yardstick's wall time. */
    private static final Map<List<String>, Double> GOALS = new LinkedHashMap<>();

    static {
        GOALS.put(List.of("--version"), 0.85);
        GOALS.put(plus(List.of("recipe"), EKS), 1.55);
        GOALS.put(plus(plus(List.of("query"), EKS), List.of("--selector", "components.gpu-operator.version")), 1.55);
        GOALS.put(List.of("recipe", "list"), 2.0);
    }

    private StartUp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println("usage: java benchmarks/StartUp.java LAUNCHER [ROUNDS]");
            System.exit(2);
        }
        String launcher = Path.of(args[0]).toAbsolutePath().toString();
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 31;
        Path scratch = Files.createTempDirectory("aicr-startup");
        try {
            measure(launcher, rounds, scratch);
        } finally {
            deleteTree(scratch);
        }
    }

    private static void measure(String launcher, int rounds, Path scratch) throws IOException, InterruptedException {
        List<List<String>> commands = new ArrayList<>();
        commands.add(yardstick(scratch));
        for (List<String> words : GOALS.keySet()) {
            commands.add(plus(List.of(launcher), words));
        }
        double[][] millis = new double[commands.size()][rounds];
        for (int round = -3; round < rounds; round++) { // three rounds to warm the page cache
            for (int i = 0; i < commands.size(); i++) {
                double took = run(commands.get(i));
                if (round >= 0) {
                    millis[i][round] = took;
                }
            }
        }
        report(commands, millis, rounds);
        perRecipe(launcher, millis);
    }

    private static List<String> yardstick(Path scratch) throws IOException, InterruptedException {
        String home = System.getProperty("java.home");
        Path source = scratch.resolve("Empty.java");
        Files.writeString(source, "public final class Empty { public static void main(String[] args) {} }\n");
        run(List.of(home + "/bin/javac", "-d", scratch.toString(), source.toString()));
        return List.of(home + "/bin/java", "-cp", scratch.toString(), "Empty");
    }

    private static double run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        int exitCode = builder.start().waitFor();
        double took = (System.nanoTime() - start) / 1e6;
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + exitCode + ": " + String.join(" ", command));
        }
        return took;
    }

    private static void report(List<List<String>> commands, double[][] millis, int rounds)
            throws IOException, InterruptedException {
        double yardstick = median(millis[0]);
        System.out.printf("%d rounds, Java %s, %d processors%n", rounds, System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-34s %9s %7s %6s %9s%n", "command", "median ms", "ratio", "goal", "peak MiB");
        System.out.printf("%-34s %9.1f %7.2f %6s %9s%n", "empty Java program", yardstick, 1.0, "", peak(commands.get(0)));
        int i = 1;
        for (Map.Entry<List<String>, Double> goal : GOALS.entrySet()) {
            String name = "aicr " + String.join(" ", goal.getKey().subList(0, Math.min(2, goal.getKey().size())));
            double ratio = median(millis[i]) / yardstick;
            System.out.printf("%-34s %9.1f %7.2f %6.2f %9s%s%n", name, median(millis[i]), ratio, goal.getValue(),
                    peak(commands.get(i)), ratio <= goal.getValue() ? "" : "  missed");
            i++;
        }
    }

    /** The list resolves every leaf in one process; without the cost of a start that is the cost of one resolve. */
    private static void perRecipe(String launcher, double[][] millis) throws IOException, InterruptedException {
        Process list = new ProcessBuilder(launcher, "recipe", "list").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long leaves = new String(list.getInputStream().readAllBytes()).lines().filter(l -> l.contains(" true ")).count();
        list.waitFor();
        double inOne = median(millis[4]) / leaves;
        System.out.printf("%d leaves in one process: %.2f ms each, one process each: %.1f ms, factor %.0f%n",
                leaves, inOne, median(millis[2]), median(millis[2]) / inOne);
    }

    private static String peak(List<String> command) throws IOException, InterruptedException {
        if (!Files.isExecutable(GNU_TIME)) {
            return "no time(1)";
        }
        Path file = Files.createTempFile("aicr-peak", "");
        run(plus(List.of(GNU_TIME.toString(), "-f", "%M", "-o", file.toString()), command));
        String kib = Files.readString(file).strip();
        Files.delete(file);
        return String.format("%.1f", Integer.parseInt(kib) / 1024.0);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<String> plus(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
