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
package run.aicr.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.registry.Pusher;

/** The stand-ins in a process of their own, which is killed while it receives. */
class KilledIT {
    private static final String REPOSITORY = "nvidia/aicr";

    @TempDir
    Path folder;

    /** Runs the stand-ins until it is killed. */
    static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws IOException {
            Rehearsal rehearsal = Rehearsal.start(Path.of(arguments[0]), Setup.of("NVIDIA/aicr"));
            Tokens tokens = rehearsal.addresses().tokens();
            System.out.println(
                    rehearsal.addresses().registry() + " " + Wire.basic(tokens.registryUser(), tokens.registryToken()));
            System.in.read();
        }
    }

    @Test
    void aKillLeavesAValidLayoutAndTheNextProcessGoesOn() throws Exception {
        for (int round = 0; round < 3; round++) {
            pushUntilKilled(round);
            assertValid();
        }
        try (Rehearsal rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"))) {
            new Pusher(rehearsal, REPOSITORY).image(REPOSITORY, "last", "last");
        }
        assertValid();
        try (Stream<Path> left = Files.list(folder.resolve(".stand-ins"))) {
            assertEquals(
                    List.of("lock"), left.map(p -> p.getFileName().toString()).toList());
        }
    }

    private void pushUntilKilled(int round) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String[] said = out.readLine().split(" ", 2);
            Pusher pusher = new Pusher(said[0], said[1], REPOSITORY);
            assertTrue(push(pusher, round, process) > 0);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Pushes until the connection breaks; the kill comes in the middle of one of the first pushes. */
    private static int push(Pusher pusher, int round, Process process) {
        int done = 0;
        try {
            for (; done < 10_000; done++) {
                if (done == 10 + round * 7) {
                    new Thread(process::destroyForcibly).start();
                }
                pusher.image(REPOSITORY, "v" + round + "." + done, "image " + round + " " + done);
            }
        } catch (UncheckedIOException e) {
            return done;
        }
        return 0;
    }

    private void assertValid() throws IOException {
        Layout layout = Layout.open(folder.resolve("registry"));
        assertTrue(layout.entries().size() > 5);
        for (Descriptor each : layout.entries()) {
            layout.readJson(each);
        }
        try (Stream<Path> blobs = Files.list(folder.resolve("registry/blobs/sha256"))) {
            for (Path each : blobs.toList()) {
                assertEquals(each.getFileName().toString(), Sha256.ofFile(each).hex());
            }
        }
    }
}
