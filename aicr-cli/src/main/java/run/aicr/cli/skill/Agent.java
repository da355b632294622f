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
package run.aicr.cli.skill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import run.aicr.error.AicrException;

/** A coding agent, with the folder below the home folder where it looks for guides. */
enum Agent {
    CLAUDE_CODE("claude-code", ".claude"),
    CODEX("codex", ".codex");

    private final String word;
    private final String folder;

    Agent(String word, String folder) {
        this.word = word;
        this.folder = folder;
    }

    /** The text of {@code --agent}. */
    String word() {
        return word;
    }

    Path file(Path home) {
        return home.resolve(folder).resolve("skills").resolve("aicr").resolve("SKILL.md");
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Agent agent : values()) {
            words.add(agent.word);
        }
        return words;
    }

    /** @throws AicrException INVALID_REQUEST naming all agents */
    static Agent parse(String text) {
        for (Agent agent : values()) {
            if (agent.word.equals(text)) {
                return agent;
            }
        }
        throw AicrException.invalidRequest(
                "unknown agent \"" + text + "\" for flag --agent; known agents: " + String.join(", ", words()));
    }
}
