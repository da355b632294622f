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
package run.aicr.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * A {@link SmallRelease} whose stable version {@code v1.2.3} was released; made once, since linking takes long. Tests only
 * read it, or change copies.
 *
 * @param rows what the run said
 */
public record FinishedRelease(Path base, SmallRelease release, ReleaseId id, List<ReleaseRun.Row> rows) {

    /** Gives the release to tests that have a parameter for it. */
    public static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FinishedRelease.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Once.RELEASE;
        }
    }

    /** Of this process: where tests run in several, JUnit's store lives as long as one class. */
    private static final class Once {
        static final FinishedRelease RELEASE = make();

        private static FinishedRelease make() {
            try {
                Path base = Files.createTempDirectory("aicr-finished-release");
                SmallRelease release = SmallRelease.in(base);
                release.tag("v1.2.3");
                release.qualify();
                ReleaseId id = release.id();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(base)));
                return new FinishedRelease(base, release, id, release.run(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path base) {
            try {
                Tree.delete(base);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public WorkFolder work() {
        return release.work(id);
    }
}
