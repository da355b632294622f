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
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a packed {@code aicrd}: requests a second, processor time of the server for each request, memory, and the time to
 * the first answer. The processor time is the steadier figure: it hardly depends on what else the machine does.
 *
 * <pre>java benchmarks/Server.java LAUNCHER [SECONDS]</pre>
 *
 * <p>Needs Linux and the load generator {@code wrk}. The rate limit is off.
 */
public final class Server {
    private static final String COORDINATES = "service=eks&accelerator=h100&os=ubuntu&intent=training";
    private static final String RECIPE = "/v1/recipe?" + COORDINATES;
    private static final String QUERY = "/v1/query?" + COORDINATES + "&selector=components.gpu-operator.values.driver";
    private static final int STARTS = 9;
    private static final double TICKS_PER_SECOND = 100;

    private Server() {}

    /** A load and its goal for the server's processor time in ms per request. */
    private record Load(String name, String path, String script, double goal) {
        Load beginningAt(int seen) {
            return new Load(name, path, script.replace("SEEN", Integer.toString(seen)), goal);
        }
    }

    private record Figures(double perSecond, String p99, long requests, double cpuMillis, double residentMiB) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.err.println("usage: java benchmarks/Server.java LAUNCHER [SECONDS]");
            System.exit(2);
        }
        requireWrk();
        Path launcher = Path.of(args[0]).toAbsolutePath();
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        System.out.printf("%d processors, load %s%n", Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        starts(launcher);
        int port = freePort();
        Process server = start(launcher, port);
        try {
            awaitHealth(server, port);
            loads(server, port, seconds);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static void requireWrk() throws InterruptedException {
        try {
            new ProcessBuilder("wrk", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            System.err.println("The program wrk is not on the path; install it (apt-get install wrk) and try again.");
            System.exit(1);
        }
    }

    private static void starts(Path launcher) throws IOException, InterruptedException {
        double[] millis = new double[STARTS];
        double[] cpu = new double[STARTS];
        double[] idle = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            int port = freePort();
            long begin = System.nanoTime();
            Process server = start(launcher, port);
            awaitHealth(server, port);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            cpu[i] = cpuSeconds(server) * 1e3;
            Thread.sleep(500);
            idle[i] = residentMiB(server);
            server.destroy();
            server.waitFor();
        }
        System.out.printf("start to first 200, %d starts: median %.0f ms, least %.0f ms (goal 400); CPU until then %.0f ms%n",
                STARTS, median(millis), Arrays.stream(millis).min().orElse(0), median(cpu));
        System.out.printf("idle: %.0f MiB resident (goal 80)%n", median(idle));
    }

    private static void loads(Process server, int port, int seconds) throws IOException, InterruptedException {
        Path body = Files.createTempFile("aicrd-recipe", ".json");
        Files.writeString(body, get(port, RECIPE).body());
        String different = "local i = SEEN\nrequest = function() i = i + 1; return wrk.format('GET', '%s&nodes=' .. i) end\n";
        String bundle = "local f = io.open('" + body + "', 'rb'); wrk.body = f:read('*a'); f:close()\n"
                + "wrk.method = 'POST'; wrk.headers['Content-Type'] = 'application/json'\n";
        String another = "local i = SEEN\nrequest = function() i = i + 1; return wrk.format(nil, '/v1/bundle?nodes=' .. i) end\n";
        List<Load> loads = List.of(
                new Load("GET /v1/recipe", RECIPE, "", 0.08),
                new Load("GET /v1/recipe, gzip", RECIPE, "wrk.headers['Accept-Encoding'] = 'gzip'\n", 0.08),
                new Load("GET /v1/query", QUERY, "", 0.08),
                new Load("GET /v1/recipe, never seen before", "/", different.formatted(RECIPE), 0.5),
                new Load("GET /v1/query, never seen before", "/", different.formatted(QUERY), 0.5),
                new Load("POST /v1/bundle, 75 KB recipe", "/v1/bundle", bundle, 15),
                new Load("POST /v1/bundle, never seen before", "/v1/bundle", bundle + another, 15));
        System.out.printf("%-36s %9s %9s %8s %6s %8s%n", "8 connections, " + seconds + " s each", "req/s", "p99", "CPU ms", "goal", "RSS MiB");
        for (Load load : loads) {
            // What is new each time must be new after warming up, too.
            load(server, port, load.beginningAt(0), Math.max(3, seconds / 2));
            Figures f = load(server, port, load.beginningAt(1_000_000), seconds);
            System.out.printf("%-36s %9.0f %9s %8.3f %6.2f %8.0f%s%n", load.name(), f.perSecond(), f.p99(), f.cpuMillis(),
                    load.goal(), f.residentMiB(), f.cpuMillis() <= load.goal() ? "" : "  missed");
        }
        Files.delete(body);
    }

    private static Figures load(Process server, int port, Load load, int seconds) throws IOException, InterruptedException {
        Path script = Files.createTempFile("aicrd-load", ".lua");
        Files.writeString(script, load.script());
        double before = cpuSeconds(server);
        Process wrk = new ProcessBuilder("wrk", "-t1", "-c8", "-d" + seconds + "s", "--latency", "-s", script.toString(),
                "http://127.0.0.1:" + port + load.path()).redirectErrorStream(true).start();
        String out = new String(wrk.getInputStream().readAllBytes());
        wrk.waitFor();
        double cpu = cpuSeconds(server) - before;
        Files.delete(script);
        if (out.contains("Non-2xx")) {
            throw new IllegalStateException(load.name() + " was refused:\n" + out);
        }
        long requests = Long.parseLong(found(out, "(\\d+) requests in"));
        return new Figures(Double.parseDouble(found(out, "Requests/sec:\\s+([\\d.]+)")), found(out, "99%\\s+(\\S+)"), requests,
                cpu * 1e3 / requests, residentMiB(server));
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk said something else than expected:\n" + text);
        }
        return matcher.group(1);
    }

    private static Process start(Path launcher, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("PORT", Integer.toString(port), "AICR_RATE_LIMIT", "0",
                "AICR_LOG_LEVEL", "error", "SHUTDOWN_DRAIN_SECONDS", "0"));
        return builder.start();
    }

    private static void awaitHealth(Process server, int port) throws InterruptedException {
        while (server.isAlive()) {
            try {
                if (get(port, "/health").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
        throw new IllegalStateException("the server ended with " + server.exitValue());
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static double cpuSeconds(Process server) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + server.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    private static double residentMiB(Process server) throws IOException {
        Optional<String> line = Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(l -> l.startsWith("VmRSS")).findFirst();
        return Long.parseLong(line.orElseThrow().replaceAll("\\D", "")) / 1024.0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
