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
package run.aicr.endpoint;

import java.util.Locale;
import run.aicr.error.AicrException;

/**
 * Address of a service: absolute, {@code https}, with a host and without user; {@code http} for this machine only.
 *
 * @param text as written
 */
public record EndpointUrl(String text) {

    /**
     * Reads an address.
     *
     * @throws AicrException INVALID_REQUEST naming the text and what was expected; a user and password are not repeated
     */
    public static EndpointUrl parse(String text) {
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = colon < 0 ? "" : text.substring(colon + 3);
        String authority = rest.substring(0, endOfAuthority(rest));
        if (authority.indexOf('@') >= 0) {
            throw AicrException.invalidRequest("invalid endpoint URL: it must not hold a user or password");
        }
        String host = hostOf(authority);
        if (host.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw refused(text);
        }
        boolean thisMachine = host.equals("127.0.0.1") || host.equals("[::1]") || host.equalsIgnoreCase("localhost");
        if (!scheme.equals("https") && !(scheme.equals("http") && thisMachine)) {
            throw refused(text);
        }
        return new EndpointUrl(text);
    }

    private static int endOfAuthority(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if ("/?#".indexOf(rest.charAt(i)) >= 0) {
                return i;
            }
        }
        return rest.length();
    }

    /** The host of {@code host[:port]}; empty when there is none or the port is no number. */
    private static String hostOf(String authority) {
        int bracket = authority.indexOf(']');
        int colon = authority.indexOf(':', Math.max(0, bracket));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        boolean numeric = port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean plain = bracket >= 0
                ? host.startsWith("[") && host.length() > 2 && bracket == host.length() - 1
                : host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
        return numeric && plain ? host : "";
    }

    private static AicrException refused(String text) {
        return AicrException.invalidRequest("invalid endpoint URL \"" + text
                + "\": expected https://host (http:// for 127.0.0.1, [::1] and localhost only)");
    }
}
