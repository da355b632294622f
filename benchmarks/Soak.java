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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Minutes of good, bad and ugly clients at the rate limit of a packed {@code aicrd}, then SIGTERM while good ones are busy.
 * Ends with 1 when an answer was a 5xx other than 503, when heap or threads grew, or when a request was lost by the stop.
 *
 * <pre>java benchmarks/Soak.java LAUNCHER [MINUTES]</pre>
 *
 * <p>The log of the server stays in {@code aicrd-soak.log} in the folder for temporary files.
 */
public final class Soak {
    private static final int UGLY_CLIENTS = 12;
    private static final int GOOD_CLIENTS = 8;
    private static final String HOST = "Host: soak\r\n";
    private static final String RECIPE = "/v1/recipe?service=eks&accelerator=h100&os=ubuntu&intent=training";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final Pattern COUNTED =
            Pattern.compile("aicr_http_requests_total\\{.*status=\"(\\d+)\"\\} (\\S+)");
    private static final int COLLECTIONS = 12;
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"\\} (\\S+)");

    private static final Path LOG = Path.of(System.getProperty("java.io.tmpdir"), "aicrd-soak.log");

    private final int port;
    private final byte[] recipe;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong asked = new AtomicLong();
    private final List<double[]> samples = new ArrayList<>();

    private Soak(int port) throws IOException {
        this.port = port;
        this.recipe = body(RECIPE);
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("usage: java benchmarks/Soak.java LAUNCHER [MINUTES]");
            System.exit(2);
        }
        double minutes = args.length > 1 ? Double.parseDouble(args[1]) : 10;
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(Path.of(args[0]).toAbsolutePath().toString())
                .redirectError(LOG.toFile());
        builder.environment().putAll(Map.of("PORT", Integer.toString(port), "AICR_RATE_LIMIT", "60",
                "AICR_RATE_LIMIT_BURST", "60", "SHUTDOWN_DRAIN_SECONDS", "2"));
        Process server = builder.start();
        try {
            awaitListening(server, port);
            System.exit(new Soak(port).run(server, minutes) ? 0 : 1);
        } finally {
            server.destroyForcibly();
        }
    }

    private static void awaitListening(Process server, int port) throws InterruptedException {
        while (server.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("the server ended with " + server.exitValue());
    }

    private boolean run(Process server, double minutes) throws Exception {
        boolean good = true;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < UGLY_CLIENTS; i++) {
                Random random = new Random(i);
                clients.submit(() -> beUgly(random));
            }
            Instant begin = Instant.now();
            Instant warm = begin.plusMillis((long) (minutes * 20_000));
            Instant end = begin.plusMillis((long) (minutes * 60_000));
            double heap = Double.NaN;
            while (Instant.now().isBefore(end) && server.isAlive()) {
                TimeUnit.SECONDS.sleep(5);
                sample(server);
                if (Double.isNaN(heap) && Instant.now().isAfter(warm)) {
                    heap = collected(server);
                }
            }
            good &= statuses();
            good &= isFlat("heap MiB after a collection", heap, collected(server));
            good &= isFlat("threads", threads(0, samples.size() / 3), threads(samples.size() * 2 / 3, samples.size()));
            good &= stopsWell(server, clients);
            going.set(false);
        }
        return good;
    }

    private void sample(Process server) throws IOException {
        String status = Files.readString(Path.of("/proc/" + server.pid() + "/status"));
        double resident = number(status, Pattern.compile("VmRSS:\\s+(\\d+)")) / 1024;
        double threads = number(status, Pattern.compile("Threads:\\s+(\\d+)"));
        samples.add(new double[] {number(text("/metrics"), HEAP) / (1 << 20), threads, resident});
        double[] last = samples.getLast();
        System.out.printf("%d requests, heap %.0f MiB, %.0f threads, %.0f MiB resident%n", asked.get(), last[0], last[1], last[2]);
    }

    private static double number(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("nothing like " + pattern);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private boolean statuses() throws IOException {
        Map<String, Double> counts = new TreeMap<>();
        Matcher matcher = COUNTED.matcher(text("/metrics"));
        while (matcher.find()) {
            counts.merge(matcher.group(1), Double.parseDouble(matcher.group(2)), Double::sum);
        }
        System.out.println("answers: " + counts);
        boolean good = counts.keySet().stream().noneMatch(s -> s.startsWith("5") && !s.equals("503"));
        if (!good || !counts.containsKey("200") || !counts.containsKey("429")) {
            System.out.println("FAILED: a 5xx other than 503, or no 200, or never at the limit");
            return false;
        }
        return true;
    }

    /**
     * Used heap in MiB after a full collection; the least of several, for there may be large bodies on their way. What is
     * used without a collection says nothing in a short run.
     */
    private double collected(Process server) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        double least = Double.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            int exit = new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(jcmd + " GC.run ended with " + exit);
            }
            least = Math.min(least, number(text("/metrics"), HEAP) / (1 << 20));
        }
        return least;
    }

    private double threads(int from, int to) {
        return samples.subList(from, to).stream().mapToDouble(s -> s[1]).min().orElse(Double.NaN);
    }

    /** At last there may be a quarter and 4 more than at first. */
    private static boolean isFlat(String name, double first, double last) {
        boolean flat = last <= first * 1.25 + 4;
        System.out.printf("%s: %.0f at first, %.0f at last%s%n", name, first, last, flat ? "" : "  FAILED: grew");
        return flat;
    }

    private boolean stopsWell(Process server, ExecutorService clients) throws Exception {
        List<Future<Integer>> answered = new ArrayList<>();
        for (int i = 0; i < GOOD_CLIENTS; i++) {
            answered.add(clients.submit(this::askUntilToldToGo));
        }
        TimeUnit.SECONDS.sleep(1);
        server.destroy();
        boolean good = true;
        for (Future<Integer> client : answered) {
            try {
                client.get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                System.out.println("FAILED: lost by the stop: " + e.getCause());
                good = false;
            }
        }
        boolean ended = server.waitFor(40, TimeUnit.SECONDS) && server.exitValue() == 0;
        System.out.println(ended ? "stopped with 0, no request lost" : "FAILED: did not stop with 0");
        return good && ended;
    }

    private int askUntilToldToGo() throws IOException {
        try (Socket socket = connect()) {
            for (int count = 1; ; count++) {
                write(socket, "GET " + RECIPE + " HTTP/1.1\r\n" + HOST + "\r\n");
                String head = head(socket.getInputStream());
                skip(socket.getInputStream(), head);
                if (head.toLowerCase().contains("\r\nconnection: close\r\n")) {
                    return count;
                }
            }
        }
    }

    private void beUgly(Random random) {
        while (going.get()) {
            try {
                asked.incrementAndGet();
                ugly(random, random.nextInt(12));
            } catch (IOException e) {
                // Bad requests end in closed connections; a server that is gone shows in the samples.
                continue;
            }
        }
    }

    private void ugly(Random random, int kind) throws IOException {
        String post = "POST /v1/" + (random.nextBoolean() ? "recipe" : "bundle") + " HTTP/1.1\r\n" + HOST;
        try (Socket socket = connect()) {
            switch (kind) {
                case 0, 1, 2 -> talk(socket, "GET " + RECIPE + "&nodes=" + random.nextInt(5000));
                case 3 -> talk(socket, "GET /v1/query?service=eks&selector=components&nodes=" + random.nextInt(5000));
                case 4 -> {
                    write(socket, "POST /v1/bundle HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Length: " + recipe.length + "\r\n\r\n");
                    socket.getOutputStream().write(recipe);
                    socket.getInputStream().readAllBytes();
                }
                case 5 -> { // leaves in the middle of an answer
                    write(socket, "GET " + RECIPE + " HTTP/1.1\r\n" + HOST + "\r\n");
                    socket.getInputStream().readNBytes(100);
                }
                case 6 -> { // leaves in the middle of a body
                    write(socket, post + "Content-Length: " + recipe.length + "\r\n\r\n");
                    socket.getOutputStream().write(recipe, 0, random.nextInt(recipe.length));
                }
                case 7 -> talkRaw(socket, post + "Content-Length: 90000000\r\n\r\n{");
                case 8 -> { // too large, and sent to the end
                    write(socket, post + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
                    byte[] chunk = ("100000\r\n" + "[1,".repeat(0x100000 / 3 + 1).substring(0, 0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 9; i++) {
                        socket.getOutputStream().write(chunk);
                    }
                    socket.getInputStream().readNBytes(10);
                }
                case 9 -> { // JSON of many small values
                    byte[] garbage = ("{\"componentRefs\":[" + "{},".repeat(500_000) + "{}]}").getBytes(StandardCharsets.US_ASCII);
                    write(socket, post + "Connection: close\r\nContent-Length: " + garbage.length + "\r\n\r\n");
                    socket.getOutputStream().write(garbage);
                    socket.getInputStream().readNBytes(10);
                }
                case 10 -> {
                    byte[] noise = new byte[1 + random.nextInt(2000)];
                    random.nextBytes(noise);
                    socket.getOutputStream().write(noise);
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                }
                default -> { // says nothing more for a while
                    write(socket, post + "X-Slow: ");
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void talk(Socket socket, String line) throws IOException {
        talkRaw(socket, line + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
    }

    private static void talkRaw(Socket socket, String request) throws IOException {
        write(socket, request);
        socket.getInputStream().readAllBytes();
    }

    private byte[] body(String path) throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");
            String head = head(socket.getInputStream());
            Matcher length = LENGTH.matcher(head);
            return length.find() ? socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        }
    }

    private String text(String path) throws IOException {
        return new String(body(path), StandardCharsets.UTF_8);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended inside of: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void skip(InputStream in, String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (in.readNBytes(bytes).length < bytes) {
            throw new IOException("the connection ended inside of an answer");
        }
    }
}
