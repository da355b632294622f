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
package run.aicr.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import run.aicr.error.AicrException;
import run.aicr.suggestion.NearestWords;

/** What installs a bundle. */
public enum Deployer {
    ARGOCD("argocd"),
    ARGOCD_HELM("argocd-helm"),
    FLUX("flux"),
    HELM("helm"),
    HELMFILE("helmfile");

    private final String word;

    Deployer(String word) {
        this.word = word;
    }

    /** The name in flags and documents. */
    public String word() {
        return word;
    }

    /** All names, sorted. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Deployer deployer : values()) {
            words.add(deployer.word);
        }
        return words;
    }

    /**
     * Reads a name, trimmed and in any case; empty is {@link #HELM}.
     *
     * @throws AicrException INVALID_REQUEST naming the known ones
     */
    public static Deployer parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return HELM;
        }
        for (Deployer deployer : values()) {
            if (deployer.word.equals(word)) {
                return deployer;
            }
        }
        throw AicrException.invalidRequest("unknown deployer \"" + text + "\"; known deployers: "
                + String.join(", ", words()) + NearestWords.clause(word, words()));
    }
}
