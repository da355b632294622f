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
package run.aicr.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The program {@code docker-registry} on a free port of this machine; a test that needs it is skipped without it. */
record OtherRegistry(Process process, String host) implements AutoCloseable {
    static OtherRegistry start(Path folder) throws IOException, InterruptedException {
        Path program = Path.of("/usr/bin/docker-registry");
        if (!Files.isExecutable(program)) {
            Assumptions.abort("docker-registry is not installed");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nlog: {level: error}\nstorage:\n  filesystem: {rootdirectory: " + folder.resolve("data")
                        + "}\nhttp: {addr: \"127.0.0.1:" + port + "\"}\n");
        Process process = new ProcessBuilder(program.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int i = 0; i < 500 && !answers(port); i++) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                Assumptions.abort("docker-registry ended: " + Files.readString(folder.resolve("log")));
            }
        }
        return new OtherRegistry(process, "127.0.0.1:" + port);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
