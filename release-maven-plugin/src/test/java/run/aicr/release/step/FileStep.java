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
package run.aicr.release.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A state that is a file. */
class FileStep extends Step<FileStep.Made> {
    /** What the state has made. */
    record Made(String name) {}

    private final Path file;
    private Set<Fact> facts = Set.of();

    FileStep(String name, Path file) {
        this(name, file, Reach.NOTHING);
    }

    FileStep(String name, Path file, Reach reach, Step<?>... needs) {
        super(name, reach, needs);
        this.file = file;
    }

    FileStep providing(Fact fact) {
        facts = Set.of(fact);
        return this;
    }

    @Override
    public Set<Fact> provides() {
        return facts;
    }

    @Override
    public Finding<Made> look() {
        return Files.exists(file)
                ? new Finding.Done<>(new Made(String.valueOf(file.getFileName())))
                : new Finding.Missing<>("not there");
    }

    @Override
    public void act() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> evidence(Made result) {
        return Map.of("file", result.name());
    }
}
