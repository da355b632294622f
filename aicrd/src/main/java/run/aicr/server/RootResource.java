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
package run.aicr.server;

import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Resource;

/** {@code GET /}: what this server is and offers (spec api §4.1). */
final class RootResource implements Resource {
    private final Mapping document;

    /**
     * Prepares the answer.
     *
     * @param version of the stamp
     * @param routes paths of the API
     */
    RootResource(String version, List<String> routes) {
        this.document = new Mapping.Builder()
                .put("routes", Sequence.ofTexts(routes.stream().sorted().toList()))
                .put("service", "aicrd")
                .put("version", shown(version))
                .build();
    }

    /** {@code 1.2.3} is shown as {@code v1.2.3}; a word such as {@code dev} as it is. */
    static String shown(String version) {
        boolean number = !version.isEmpty() && version.charAt(0) >= '0' && version.charAt(0) <= '9';
        return number ? "v" + version : version;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public List<String> methods() {
        return List.of("GET");
    }

    @Override
    public Answer answer(Call call) {
        return Answer.json(200, document);
    }
}
