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
package run.aicr.release.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.RunLocks;

/** A release in a process of its own, which can be killed. */
final class ReleaseProcess {
    private ReleaseProcess() {}

    /** Folder, tag and point of failure, which may be empty. */
    public static void main(String[] args) {
        Consumer<String> said = System.out::println;
        FailAt failAt = args[2].isEmpty() ? FailAt.NOWHERE : FailAt.parse(args[2], ReleasePipeline.NAMES);
        try (ReleaseScene scene = ReleaseScene.in(Path.of(args[0]), args[1], "");
                RunLocks locks = RunLocks.take(scene.folder(), args[1], said)) {
            locks.leftBehind().ifPresent(said);
            scene.run("notified", failAt).rowsOrThrow();
        }
    }

    /** Runs it and gives its exit code. */
    static int run(Path base, String tag, String failAt) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        ReleaseProcess.class.getName(),
                        base.toString(),
                        tag,
                        failAt))
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("process-" + tag + ".log").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("the release in " + base + " did not end");
        }
        return process.exitValue();
    }
}
