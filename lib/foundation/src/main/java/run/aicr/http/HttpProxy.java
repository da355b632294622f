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
package run.aicr.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import run.aicr.error.AicrException;

/**
 * An HTTP proxy.
 *
 * @param host its name or address
 * @param authorization value of the header that names the user; absent when the proxy asks for none
 */
record HttpProxy(String host, int port, Optional<String> authorization) {

    /** @param variable where the text comes from, for messages */
    static HttpProxy parse(String variable, String text) {
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException e) {
            throw refused(variable, text);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw refused(variable, text);
        }
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        return new HttpProxy(uri.getHost(), port, BasicCredentials.ofUser(uri));
    }

    private static AicrException refused(String variable, String text) {
        return AicrException.invalidRequest("the variable " + variable + " holds \"" + Masked.address(text)
                + "\"; expected http://host:port of an HTTP proxy");
    }
}
