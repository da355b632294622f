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
package run.aicr.bundle.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import run.aicr.catalog.ComponentRef;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/** Fetches charts with {@code helm pull} (spec bundle §12). Credentials are Helm's own affair. */
public final class ChartPuller {
    private static final int MAX_OUTPUT = 1 << 20;
    private static final String OCI = "oci://";

    private final Programs programs;
    private final PullRules rules;
    private final Path helm;
    private final String version;
    private long fetched;

    private ChartPuller(Programs programs, PullRules rules, Path helm, String version) {
        this.programs = programs;
        this.rules = rules;
        this.helm = helm;
        this.version = version;
    }

    /**
     * Finds Helm.
     *
     * @throws AicrException SERVICE_UNAVAILABLE when there is none
     */
    public static ChartPuller open(Programs programs, PullRules rules) {
        Path helm = programs.find("helm")
                .orElseThrow(() -> new AicrException(
                        ErrorClass.SERVICE_UNAVAILABLE,
                        "vendor-charts: helm CLI not found on PATH (install helm or unset --vendor-charts)"));
        Programs.Result result = programs.run(helm, List.of("version", "--short"), Duration.ofSeconds(30), MAX_OUTPUT);
        String version = result.succeeded() ? result.text().strip() : "";
        return new ChartPuller(programs, rules, helm, version.isEmpty() ? "" : "helm-cli " + version);
    }

    /**
     * Fetches the chart of a component.
     *
     * @throws AicrException with the class of the failure, what Helm said being its cause; INVALID_REQUEST when the
     *     reference cannot be fetched at all, or is larger than the rules allow
     */
    public VendoredChart pull(ComponentRef ref) {
        String chart = ref.effectiveChart();
        check(ref, chart);
        Path folder = temporaryFolder();
        try {
            Programs.Result result = programs.run(helm, arguments(ref, chart, folder), rules.limit(), MAX_OUTPUT);
            if (!result.succeeded()) {
                throw failure(ref, result);
            }
            Path archive = archive(ref, folder);
            byte[] bytes = read(ref, archive);
            String fileName = String.valueOf(archive.getFileName());
            return new VendoredChart(ref.name(), chart, ref.source(), ref.version(), fileName, bytes, version);
        } catch (IOException e) {
            throw AicrException.internal("cannot read the chart of component \"" + ref.name() + "\"", e);
        } finally {
            delete(folder);
        }
    }

    private byte[] read(ComponentRef ref, Path archive) throws IOException {
        String name = "chart of component \"" + ref.name() + "\"";
        byte[] bytes = BoundedBytes.ofFile(archive, name, rules.maxArchive());
        fetched += bytes.length;
        if (fetched > rules.maxTogether()) {
            throw BoundedBytes.tooLarge("charts of this recipe up to the " + name, rules.maxTogether());
        }
        return bytes;
    }

    private static List<String> arguments(ComponentRef ref, String chart, Path folder) {
        List<String> arguments = new ArrayList<>();
        arguments.add("pull");
        if (ref.source().startsWith(OCI)) {
            arguments.add(withoutSlash(ref.source()) + "/" + chart);
        } else {
            arguments.addAll(List.of(chart, "--repo", ref.source()));
        }
        arguments.addAll(List.of("--version", ref.version(), "--destination", folder.toString()));
        return arguments;
    }

    private static String withoutSlash(String source) {
        return source.endsWith("/") ? source.substring(0, source.length() - 1) : source;
    }

    private static void check(ComponentRef ref, String chart) {
        String where = "vendor-charts: component \"" + ref.name() + "\": ";
        if (ref.version().isEmpty()) {
            throw AicrException.invalidRequest(where + "it has no chart version, so its chart cannot be fetched");
        }
        if (!isName(ref.name(), false) || !isName(chart, false)) {
            throw AicrException.invalidRequest(where + "the chart name \"" + chart
                    + "\" must begin with a letter or digit and hold letters, digits, . _ and - only");
        }
        if (!isName(ref.version(), true)) {
            throw AicrException.invalidRequest(where + "the chart version \"" + ref.version()
                    + "\" must begin with a letter or digit and hold letters, digits, . _ - and + only");
        }
        boolean known = ref.source().startsWith(OCI)
                || ref.source().startsWith("https://")
                || ref.source().startsWith("http://");
        if (!known || ref.source().chars().anyMatch(c -> c <= ' ')) {
            throw AicrException.invalidRequest(
                    where + "the source \"" + ref.source() + "\" is no http(s):// or oci:// address");
        }
    }

    private static boolean isName(String text, boolean plus) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && (i == 0 || c != '.' && c != '_' && c != '-' && !(plus && c == '+'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static Path archive(ComponentRef ref, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> archives =
                    files.filter(f -> f.toString().endsWith(".tgz")).toList();
            if (archives.size() != 1 || !Files.isRegularFile(archives.get(0))) {
                throw new AicrException(
                        ErrorClass.INTERNAL,
                        "vendor-charts: component \"" + ref.name() + "\": helm pull left " + archives.size()
                                + " chart archives, expected one");
            }
            return archives.get(0);
        }
    }

    private AicrException failure(ComponentRef ref, Programs.Result result) {
        ErrorClass errorClass = result.late() ? ErrorClass.TIMEOUT : classOf(result.error());
        String reason =
                result.late() ? "it took longer than " + rules.limit().toSeconds() + " seconds" : result.error();
        return new AicrException(
                errorClass,
                "vendor-charts: cannot fetch chart " + ref.effectiveChart() + " " + ref.version() + " of component \""
                        + ref.name() + "\" from " + ref.source(),
                new IOException(reason));
    }

    private static ErrorClass classOf(String error) {
        String text = error.toLowerCase(Locale.ROOT);
        if (holds(text, "not found", "404", "no chart version", "no chart name")) {
            return ErrorClass.NOT_FOUND;
        }
        if (holds(text, "401", "403", "unauthorized", "forbidden")) {
            return ErrorClass.UNAUTHORIZED;
        }
        if (holds(text, "deadline", "canceled", "cancelled", "killed")) {
            return ErrorClass.TIMEOUT;
        }
        return holds(text, "no such host", "connection refused", "dial tcp")
                ? ErrorClass.SERVICE_UNAVAILABLE
                : ErrorClass.INTERNAL;
    }

    private static boolean holds(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("aicr-chart-");
        } catch (IOException e) {
            throw AicrException.internal("cannot make a temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot delete the temporary folder " + folder, e);
        }
    }
}
