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

import java.util.Locale;
import run.aicr.cli.console.Session;
import run.aicr.config.AicrConfig;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Reads the document of {@code --config}: a local path, a URL, or {@code -} for standard input (spec cli §3).
 *
 * <p>Unlike recipes and snapshots it holds exactly one document and no unknown key.
 */
public final class ConfigFile {
    private static final String NOUN = "config";

    private ConfigFile() {}

    /**
     * Reads and checks the whole configuration, but not the values of its criteria.
     *
     * @throws AicrException NOT_FOUND for a missing file; SERVICE_UNAVAILABLE when a URL gives no document;
     *     INVALID_REQUEST for everything else
     */
    public static AicrConfig load(String argument, Session session) {
        refuseScheme(argument);
        if (UrlBytes.isMeantBy(argument)) {
            UrlBytes answer =
                    UrlBytes.read(argument, NOUN, status -> status >= 200 && status < 300, session.environment());
            return config(answer.name(), formatOf(argument), answer.bytes());
        }
        LocalBytes local = new LocalBytes(session.environment(), NOUN, Limits.DOCUMENT.maxBytes());
        if (argument.equals(LocalBytes.STANDARD_INPUT)) {
            byte[] bytes = local.ofStandardInput();
            return config(LocalBytes.STANDARD_INPUT_NAME, DocumentFormat.ofContent(bytes), bytes);
        }
        return config(argument, formatOf(argument), local.ofFile(argument, ErrorClass.INVALID_REQUEST));
    }

    private static void refuseScheme(String argument) {
        if (ConfigMapAddress.isMeantBy(argument)) {
            throw AicrException.invalidRequest("--config cannot be a ConfigMap (cm://): export its data with"
                    + " 'kubectl get configmap <name> -o yaml' and name the file");
        }
        if (argument.startsWith("file://")) {
            throw AicrException.invalidRequest(
                    "--config cannot be a file:// URL; name the path alone, such as /etc/aicr/config.yaml");
        }
    }

    /** JSON when the path ends so; a query or fragment does not count. */
    private static DocumentFormat formatOf(String argument) {
        String lower = argument.toLowerCase(Locale.ROOT);
        int end = lower.length();
        for (char c : new char[] {'?', '#'}) {
            int at = lower.indexOf(c);
            end = at >= 0 && at < end ? at : end;
        }
        return lower.substring(0, end).endsWith(".json") ? DocumentFormat.JSON : DocumentFormat.YAML;
    }

    private static AicrConfig config(String name, DocumentFormat format, byte[] bytes) {
        Node document;
        try {
            document = format == DocumentFormat.JSON
                    ? JsonReader.read(name, bytes, Limits.DOCUMENT)
                    : YamlReader.read(name, bytes, Limits.DOCUMENT);
        } catch (AicrException e) {
            throw AicrConfig.unparsable(name, e);
        }
        return AicrConfig.read(document, name);
    }
}
