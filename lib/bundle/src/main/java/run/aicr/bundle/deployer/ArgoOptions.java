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
package run.aicr.bundle.deployer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.deployment.AppName;
import run.aicr.error.AicrException;

/**
 * Options of the two Argo CD deployers: {@code --set deployer:<key>=<value>} (spec bundle §9.3).
 *
 * @param namePrefix before the name of every child
 * @param destinationServer cluster that children are deployed to
 * @param project of the children
 * @param cascadeDelete whether deleting an application deletes what it deployed
 */
record ArgoOptions(String namePrefix, String destinationServer, String project, boolean cascadeDelete) {
    static final String SERVER = "https://kubernetes.default.svc";
    static final String PROJECT = "default";
    static final int MAX_NAME = 53;

    private static final List<String> KEYS = List.of("cascadeDelete", "destinationServer", "namePrefix", "project");

    /** @throws AicrException INVALID_REQUEST for an unknown key or a value outside of its grammar */
    static ArgoOptions of(Map<String, String> options) {
        for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
            check(option.getKey(), option.getValue());
        }
        return new ArgoOptions(
                options.getOrDefault("namePrefix", ""),
                options.getOrDefault("destinationServer", SERVER),
                options.getOrDefault("project", PROJECT),
                isTrue(options.getOrDefault("cascadeDelete", "false")));
    }

    private static void check(String key, String value) {
        boolean fits = switch (key) {
            case "cascadeDelete" -> isTrue(value) || isFalse(value);
            case "destinationServer" -> isServer(value);
            case "namePrefix" -> isPrefix(value);
            case "project" -> isProject(value);
            default ->
                throw AicrException.invalidRequest(
                        "unknown deployer option \"" + key + "\": valid keys are " + String.join(", ", KEYS));
        };
        if (!fits) {
            throw AicrException.invalidRequest(
                    "invalid deployer option " + key + "=\"" + value + "\": expected " + expected(key));
        }
    }

    private static String expected(String key) {
        return switch (key) {
            case "cascadeDelete" -> "true or false";
            case "destinationServer" -> "a lower-case https:// address with a host, without user, quotes and blanks";
            case "namePrefix" -> "lower-case letters, digits and -, a letter or digit first";
            default -> "a DNS-1123 subdomain of at most 253 characters";
        };
    }

    private static boolean isTrue(String text) {
        return List.of("1", "t", "T", "TRUE", "true", "True").contains(text);
    }

    private static boolean isFalse(String text) {
        return List.of("0", "f", "F", "FALSE", "false", "False").contains(text);
    }

    private static boolean isServer(String text) {
        String scheme = "https://";
        if (!text.startsWith(scheme) || text.length() == scheme.length()) {
            return false;
        }
        char first = text.charAt(scheme.length());
        return first != ':'
                && first != '/'
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "'\"@\\".indexOf(c) < 0);
    }

    private static boolean isPrefix(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!plain && (c != '-' || i == 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isProject(String text) {
        try {
            return AppName.parse(text).text().equals(text);
        } catch (AicrException e) {
            return false;
        }
    }

    /**
     * Checks the name of every child.
     *
     * @throws AicrException INVALID_REQUEST naming the child
     */
    void checkNames(List<Folder> folders, String parent) {
        for (Folder folder : folders) {
            String name = namePrefix + folder.release();
            if (name.length() > MAX_NAME || !isProject(name)) {
                throw AicrException.invalidRequest("the application name \"" + name
                        + "\" must be a DNS-1123 subdomain of at most " + MAX_NAME
                        + " characters; choose a shorter namePrefix");
            }
            if (name.equals(parent)) {
                throw AicrException.invalidRequest(
                        "the application of component \"" + folder.component().name()
                                + "\" would have the name \"" + name
                                + "\" of the parent application; choose another --app-name or namePrefix");
            }
        }
    }
}
