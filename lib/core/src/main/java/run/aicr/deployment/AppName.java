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

import run.aicr.error.AicrException;

/** Name of a parent application: a DNS-1123 subdomain of at most 253 characters. */
public record AppName(String text) {
    private static final int MAX_LENGTH = 253;

    /**
     * Reads a name.
     *
     * @throws AicrException INVALID_REQUEST naming the text and what was expected
     */
    public static AppName parse(String text) {
        boolean fits = !text.isEmpty() && text.length() <= MAX_LENGTH;
        for (String label : text.split("\\.", -1)) {
            fits = fits && isLabel(label);
        }
        if (!fits) {
            throw AicrException.invalidRequest("invalid application name \"" + text + "\": expected at most "
                    + MAX_LENGTH + " lower-case letters, digits, - and ., with a letter or digit at both ends of"
                    + " each part");
        }
        return new AppName(text);
    }

    private static boolean isLabel(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!plain && (c != '-' || i == 0 || i == label.length() - 1)) {
                return false;
            }
        }
        return !label.isEmpty();
    }
}
