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
package run.aicr.release.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;

/** The built command line tells its version and makes a recipe, without a cluster. */
final class CliGate implements Gate {
    private static final String PROGRAM = "aicr";

    @Override
    public String name() {
        return "cli-e2e";
    }

    @Override
    public GateVerdict check(GateInput input) throws IOException {
        Optional<BuiltProgram> built = BuiltProgram.find(input, PROGRAM);
        if (built.isEmpty()) {
            return GateVerdict.skipped(BuiltProgram.absence(PROGRAM));
        }
        BuiltProgram aicr = built.get();
        String version = aicr.run("--version");
        aicr.require(version.startsWith("aicr version "), "--version answers '" + version.strip() + "'");
        String recipe = aicr.run(
                "recipe", "--service", "eks", "--accelerator", "h100", "--intent", "training", "--format", "json");
        requireRecipe(aicr, "recipe", recipe);
        String again =
                aicr.run("recipe", "--service=eks", "--gpu=h100", "--intent=training", "--format=json", "--output=-");
        aicr.require(recipe.equals(again), "the same criteria give two different recipes");
        return GateVerdict.passed("--version; recipe of eks, h100, training");
    }

    /** Whatever made it: a recipe with components. */
    static void requireRecipe(BuiltProgram program, String what, String json) {
        try {
            Fields recipe =
                    Fields.of(JsonReader.read(what, json.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), "");
            program.require("RecipeResult".equals(recipe.textOrEmpty("kind")), what + " answers no RecipeResult");
            program.require(!recipe.list("componentRefs").isEmpty(), what + " answers a recipe without components");
        } catch (AicrException e) {
            throw program.failed(e.sentence()).because(e);
        }
    }
}
