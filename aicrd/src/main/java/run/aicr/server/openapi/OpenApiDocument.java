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
package run.aicr.server.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Gzip;
import run.aicr.server.exchange.Resource;

/** {@code GET /openapi.yaml} and {@code /openapi.json}: the API as OpenAPI 3.1 (spec api §8.1). */
public final class OpenApiDocument {
    private static final String NAME = "openapi.yaml";
    private static final List<String> GET = List.of("GET");

    private OpenApiDocument() {}

    /** Both forms. They are read when somebody asks, since nobody does at most starts. */
    public static List<Resource> resources() {
        return List.of(new AsYaml(), new AsJson());
    }

    /** The document as it was written. */
    static byte[] yaml() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new AicrException(
                        ErrorClass.INTERNAL, "the program holds no " + NAME + "; install the program again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw AicrException.internal("cannot read " + NAME + " of the program", e);
        }
    }

    private static Answer answer(Call call, String contentType, byte[] body) {
        return Gzip.isAccepted(call)
                ? Answer.of(200, contentType, Gzip.of(body))
                        .with("Content-Encoding", "gzip")
                        .with("Vary", "Accept-Encoding")
                : Answer.of(200, contentType, body).with("Vary", "Accept-Encoding");
    }

    private record AsYaml() implements Resource {
        @Override
        public String path() {
            return "/openapi.yaml";
        }

        @Override
        public List<String> methods() {
            return GET;
        }

        @Override
        public Answer answer(Call call) {
            return OpenApiDocument.answer(call, "application/yaml", yaml());
        }
    }

    private static final class AsJson implements Resource {
        private volatile byte @Nullable [] json;

        @Override
        public String path() {
            return "/openapi.json";
        }

        @Override
        public List<String> methods() {
            return GET;
        }

        @Override
        public Answer answer(Call call) {
            byte[] bytes = json;
            if (bytes == null) {
                bytes = Answer.jsonBytes(YamlReader.read(NAME, yaml(), Limits.DOCUMENT));
                json = bytes;
            }
            return OpenApiDocument.answer(call, "application/json", bytes);
        }
    }
}
