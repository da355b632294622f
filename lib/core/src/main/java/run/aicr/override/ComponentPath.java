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
package run.aicr.override;

import java.util.List;
import run.aicr.error.AicrException;

/**
 * A value of a component.
 *
 * @param component name or override key, not empty
 * @param path dot-separated segments of letters, digits, {@code _} and {@code -}, each beginning with a letter or digit
 */
public record ComponentPath(String component, String path) {

    /**
     * Reads {@code component:path}.
     *
     * @throws AicrException INVALID_REQUEST naming the text and what was expected
     */
    public static ComponentPath parse(String text) {
        if (text.indexOf('=') >= 0) {
            throw refused(text, "expected component:path, without =value");
        }
        return parse(text, text);
    }

    static ComponentPath parse(String place, String whole) {
        int colon = place.indexOf(':');
        if (colon < 0) {
            throw refused(whole, "expected component:path");
        }
        ComponentPath parsed = new ComponentPath(place.substring(0, colon), place.substring(colon + 1));
        if (parsed.component.isEmpty() || parsed.path.isEmpty()) {
            throw refused(whole, "component and path must not be empty");
        }
        for (String segment : parsed.segments()) {
            if (!isSegment(segment)) {
                throw refused(
                        whole,
                        "path segment \"" + segment
                                + "\" must begin with a letter or digit and hold letters, digits, _ and - only");
            }
        }
        return parsed;
    }

    /** The parts of the path between its dots. */
    public List<String> segments() {
        return List.of(path.split("\\.", -1));
    }

    private static boolean isSegment(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && (i == 0 || c != '_' && c != '-')) {
                return false;
            }
        }
        return !segment.isEmpty();
    }

    static AicrException refused(String text, String reason) {
        return AicrException.invalidRequest("invalid component path \"" + text + "\": " + reason);
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return component + ":" + path;
    }
}
