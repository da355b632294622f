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
package run.aicr.release.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class ClassArchiveTest {
    private static final Program PROGRAM = new Program(
            "demo",
            "demo",
            Program.Form.JARS,
            "demo.Main",
            "",
            List.of("java.base"),
            List.of(),
            List.of(new Platform("linux", "amd64")),
            false,
            false);

    @Test
    void aTornListIsReadAgain() throws IOException {
        List<String> whole = List.of("demo/A", "demo/B", "java/lang/Object");
        List<String> torn = List.of("demo/A", "java/lang/Ob@lambda-form-invoker x");
        Iterator<List<String>> runs = List.of(whole, torn, whole).iterator();

        assertEquals(whole, ClassArchive.agreed(PROGRAM, runs::next));
    }

    @Test
    void twoEqualRunsAreEnough() throws IOException {
        AtomicInteger runs = new AtomicInteger();

        ClassArchive.agreed(PROGRAM, () -> {
            runs.incrementAndGet();
            return List.of("demo/A");
        });

        assertEquals(2, runs.get());
    }

    @Test
    void aTrainingThatDiffersEachTimeIsRefused() {
        AtomicInteger runs = new AtomicInteger();

        ReleaseException refused = assertThrows(
                ReleaseException.class,
                () -> ClassArchive.agreed(PROGRAM, () -> List.of("demo/A" + runs.incrementAndGet())));

        assertEquals(Code.NOT_REPRODUCIBLE, refused.code());
    }
}
