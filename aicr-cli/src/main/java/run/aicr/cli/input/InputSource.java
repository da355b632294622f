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
package run.aicr.cli.input;

import java.util.Map;
import java.util.Optional;
import run.aicr.cli.console.Session;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Reads the recipe or snapshot that an argument names: a local path, a URL, {@code -} for standard input.
 *
 * <p>The format follows from the end of the path, then from the type an HTTP answer has, then from the first character.
 * Only the first document is read; what follows it is not looked at (spec cli §4.1, §13.2 items 7 to 10).
 */
public final class InputSource {
    private InputSource() {}

    /**
     * Reads the document.
     *
     * @throws AicrException NOT_FOUND for a missing file; SERVICE_UNAVAILABLE when a URL gives no document;
     *     INVALID_REQUEST for a folder, a table, a ConfigMap, and for what is empty, too large or no mapping; INTERNAL
     *     for a file that cannot be read
     */
    public static Input read(String argument, InputKind kind, Session session) {
        if (ConfigMapAddress.isMeantBy(argument)) {
            throw notYet(ConfigMapAddress.parse(argument), kind);
        }
        if (UrlBytes.isMeantBy(argument)) {
            return ofUrl(argument, kind, session);
        }
        LocalBytes local =
                new LocalBytes(session.environment(), kind.noun(), kind.local().maxBytes());
        if (argument.equals(LocalBytes.STANDARD_INPUT)) {
            byte[] bytes = local.ofStandardInput();
            return document(LocalBytes.STANDARD_INPUT_NAME, DocumentFormat.ofContent(bytes), bytes, kind.local());
        }
        Optional<DocumentFormat> told = DocumentFormat.ofPath(argument);
        byte[] bytes = local.ofFile(argument, ErrorClass.INTERNAL);
        return document(argument, told.orElseGet(() -> DocumentFormat.ofContent(bytes)), bytes, kind.local());
    }

    /**
     * Makes sure that at most one argument asks for standard input.
     *
     * @param arguments by the name of their flag or field
     * @throws AicrException INVALID_REQUEST naming the flags
     */
    public static void refuseSecondStandardInput(Map<String, String> arguments) {
        String first = "";
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            if (!argument.getValue().equals(LocalBytes.STANDARD_INPUT)) {
                continue;
            }
            if (!first.isEmpty()) {
                throw AicrException.invalidRequest("standard input (-) can be read once only, but " + first + " and "
                        + argument.getKey() + " both ask for it; name a file for one of them");
            }
            first = argument.getKey();
        }
    }

    /** A URL gives at most as many bytes as any other document, also for a snapshot (spec cli §13.2 item 9). */
    private static Input ofUrl(String argument, InputKind kind, Session session) {
        Optional<DocumentFormat> told = DocumentFormat.ofPath(UrlBytes.path(argument));
        UrlBytes answer = UrlBytes.read(argument, kind.noun(), status -> status == 200, session.environment());
        DocumentFormat format = told.or(() -> DocumentFormat.ofContentType(answer.contentType()))
                .orElseGet(() -> DocumentFormat.ofContent(answer.bytes()));
        return document(answer.name(), format, answer.bytes(), Limits.DOCUMENT);
    }

    private static AicrException notYet(ConfigMapAddress address, InputKind kind) {
        return AicrException.invalidRequest(
                address + ": reading a ConfigMap is not available in this build yet; export the " + kind.noun()
                        + " to a file and name that");
    }

    private static Input document(String name, DocumentFormat format, byte[] bytes, Limits limits) {
        Node node = switch (format) {
            case JSON -> JsonReader.readFirst(name, bytes, limits);
            case YAML ->
                YamlReader.readFirst(name, bytes, limits)
                        .orElseThrow(() -> AicrException.invalidRequest(name + ": the document is empty"));
        };
        return new Input(name, mapping(node));
    }

    private static Mapping mapping(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return new Mapping(Map.of(), scalar.place());
        }
        throw AicrException.invalidRequest(node.place() + ": the document must be a mapping, found " + node.kindName());
    }
}
