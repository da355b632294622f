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
package run.aicr.cli.recipe;

import java.util.Optional;
import run.aicr.cli.console.Session;
import run.aicr.cli.input.ConfigFile;
import run.aicr.cli.option.ParsedLine;
import run.aicr.config.ConfigCriteria;
import run.aicr.config.RecipeSection;

/** What is set for a recipe: the command line with its environment variables, else the configuration (spec cli §2). */
final class RecipeSettings {
    private final Session session;
    private final ParsedLine line;
    private final Optional<RecipeSection> config;

    private RecipeSettings(Session session, ParsedLine line, Optional<RecipeSection> config) {
        this.session = session;
        this.line = line;
        this.config = config;
    }

    /** Reads the configuration, if one is named. */
    static RecipeSettings read(Session session, ParsedLine line) {
        String file = line.text(RecipeFlags.CONFIG);
        Optional<RecipeSection> config = file.isEmpty()
                ? Optional.empty()
                : ConfigFile.load(file, session).recipe();
        return new RecipeSettings(session, line, config);
    }

    String data() {
        return preferred(
                RecipeFlags.DATA, config.isEmpty() ? "" : config.get().data().orElse(""));
    }

    String snapshot() {
        return preferred(
                RecipeFlags.SNAPSHOT,
                config.isEmpty() ? "" : config.get().snapshot().orElse(""));
    }

    String format() {
        return preferred(
                RecipeFlags.FORMAT,
                config.isEmpty() ? "" : config.get().output().format().orElse(""));
    }

    String output() {
        return preferred(
                RecipeFlags.OUTPUT,
                config.isEmpty() ? "" : config.get().output().path().orElse(""));
    }

    boolean strict() {
        return line.isOn(RecipeFlags.CRITERIA_STRICT)
                || config.isPresent() && config.get().criteriaStrict().orElse(false);
    }

    Optional<ConfigCriteria> criteria() {
        return config.isEmpty() ? Optional.empty() : config.get().criteria();
    }

    /** The flag's text, else the configured one; when one replaces the other, a line says so. */
    private String preferred(String flag, String configured) {
        String given = line.text(flag);
        if (given.isEmpty()) {
            return configured;
        }
        if (!configured.isEmpty() && !configured.equals(given)) {
            session.log()
                    .info("CLI flag overriding config value", "flag", flag, "config", configured, "override", given);
        }
        return given;
    }
}
