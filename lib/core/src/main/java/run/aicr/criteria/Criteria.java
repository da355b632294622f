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
package run.aicr.criteria;

/**
 * One value for each dimension. Empty text and {@code any} both leave a dimension open; they differ only in output
 * (spec recipe §2.2). Values are taken as they are: use {@link Dimension#parse} before.
 *
 * @param nodes number of nodes; 0 leaves it open
 */
public record Criteria(String service, String accelerator, String intent, String os, String platform, int nodes) {
    private static final String ANY = Dimension.ANY;

    /** Everything open. */
    public static final Criteria OPEN = new Criteria(ANY, ANY, ANY, ANY, ANY, 0);

    /** Everything absent, as in a document that names no dimension. */
    public static final Criteria ABSENT = new Criteria("", "", "", "", "", 0);

    public String value(Dimension dimension) {
        return switch (dimension) {
            case SERVICE -> service;
            case ACCELERATOR -> accelerator;
            case INTENT -> intent;
            case OS -> os;
            case PLATFORM -> platform;
        };
    }

    public Criteria with(Dimension dimension, String value) {
        return switch (dimension) {
            case SERVICE -> new Criteria(value, accelerator, intent, os, platform, nodes);
            case ACCELERATOR -> new Criteria(service, value, intent, os, platform, nodes);
            case INTENT -> new Criteria(service, accelerator, value, os, platform, nodes);
            case OS -> new Criteria(service, accelerator, intent, value, platform, nodes);
            case PLATFORM -> new Criteria(service, accelerator, intent, os, value, nodes);
        };
    }

    public Criteria withNodes(int value) {
        return new Criteria(service, accelerator, intent, os, platform, value);
    }

    /** Whether the value leaves its dimension open. */
    public static boolean isOpen(String value) {
        return value.isEmpty() || value.equals(ANY);
    }

    /** The number of dimensions that are not open, 0 to 6. */
    public int specificity() {
        int closed = nodes == 0 ? 0 : 1;
        closed += isOpen(service) ? 0 : 1;
        closed += isOpen(accelerator) ? 0 : 1;
        closed += isOpen(intent) ? 0 : 1;
        closed += isOpen(os) ? 0 : 1;
        closed += isOpen(platform) ? 0 : 1;
        return closed;
    }

    /** Whether these criteria, taken as an overlay's, match a query: each closed dimension needs the same value. */
    public boolean matches(Criteria query) {
        return matches(service, query.service)
                && matches(accelerator, query.accelerator)
                && matches(intent, query.intent)
                && matches(os, query.os)
                && matches(platform, query.platform)
                && (nodes == 0 || nodes == query.nodes);
    }

    private static boolean matches(String overlay, String query) {
        return isOpen(overlay) || overlay.equals(query);
    }

    /** {@code criteria(service=eks, intent=training, nodes=4)}; {@code criteria(any)} when nothing is set. */
    public String text() {
        StringBuilder text = new StringBuilder();
        append(text, "service", service);
        append(text, "accelerator", accelerator);
        append(text, "intent", intent);
        append(text, "os", os);
        append(text, "platform", platform);
        if (nodes != 0) {
            append(text, "nodes", Integer.toString(nodes));
        }
        return text.isEmpty() ? "criteria(any)" : "criteria(" + text + ")";
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.equals(ANY)) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value);
        }
    }
}
