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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures how long a consumer's check takes: {@code aicr verify-release} of a whole rehearsed release and of one of its
 * archives, each in a process of its own, with everything at hand and no network. The medians of wall time stand against
 * the goals of issue 7.
 *
 * <pre>java benchmarks/VerifyRelease.java LAUNCHER REHEARSAL [ROUNDS]</pre>
 *
 * <p>The rehearsal folder is what {@code mvn -Prelease deploy} leaves in {@code distribution/target/rehearsal}; the last
 * release in it is checked.
 */
public final class VerifyRelease {
    private static final double WHOLE_SECONDS = 3.0;
    private static final double ARCHIVE_SECONDS = 1.0;

    private VerifyRelease() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("usage: java benchmarks/VerifyRelease.java LAUNCHER REHEARSAL [ROUNDS]");
            System.exit(2);
        }
        String launcher = Path.of(args[0]).toAbsolutePath().toString();
        Path rehearsal = Path.of(args[1]).toAbsolutePath();
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 9;
        Path assets = last(rehearsal.resolve("releases"), "");
        String root = rehearsal.resolve("trusted_root.json").toString();
        List<String> whole = List.of(launcher, "verify-release", assets.toString(), "--trust-root", root, "--offline");
        List<String> archive = List.of(
                launcher, "verify-release", last(assets, ".tar.gz").toString(), "--trust-root", root, "--offline");
        System.out.printf("%s, %.1f MiB of assets, %d rounds, %d processors%n", assets.getFileName(),
                size(assets) / 1048576.0, rounds, Runtime.getRuntime().availableProcessors());
        boolean good = measure("whole release", whole, WHOLE_SECONDS, rounds);
        good &= measure("one archive", archive, ARCHIVE_SECONDS, rounds);
        System.exit(good ? 0 : 1);
    }

    private static boolean measure(String name, List<String> command, double goal, int rounds)
            throws IOException, InterruptedException {
        double[] seconds = new double[rounds];
        String summary = run(command); // also warms the page cache
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            run(command);
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        double median = seconds[rounds / 2];
        System.out.printf("%-14s %6.2f s  (best %.2f, goal %.1f)%s  %s%n", name, median, seconds[0], goal,
                median <= goal ? "" : "  missed", summary);
        return median <= goal;
    }

    /** Gives the last line: the verdict on the whole. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>(new String(process.getInputStream().readAllBytes()).lines().toList());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join("\n", lines));
        }
        return lines.get(lines.size() - 1);
    }

    private static Path last(Path folder, String end) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> p.toString().endsWith(end)).sorted().reduce((a, b) -> b)
                    .orElseThrow(() -> new IllegalStateException("nothing in " + folder));
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.mapToLong(p -> p.toFile().length()).sum();
        }
    }
}
