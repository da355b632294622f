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
package run.aicr.bundle.value;

import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** Who may reach the inference gateway: private networks, unless the user says otherwise (spec bundle §4.9). */
final class GatewayExposure {
    private static final String GATEWAY = "agentgateway";
    private static final ValuePath RANGES = ValuePath.of("allowedSourceRanges");
    private static final List<String> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    private GatewayExposure() {}

    static ProducedValues apply(ProducedValues component, List<String> notes) {
        if (!component.ref().name().equals(GATEWAY)) {
            return component;
        }
        Mapping values = component.all();
        Optional<Node> ranges = RANGES.find(values).filter(node -> !isNothing(node));
        if (ranges.isEmpty()) {
            notes.add(GATEWAY + " is open to private networks only (" + String.join(", ", PRIVATE) + "); set "
                    + RANGES.text() + " with --set-json to change that");
            return component.with(RANGES.force(values, Sequence.ofTexts(PRIVATE)));
        }
        check(ranges.get(), notes);
        return component;
    }

    private static boolean isNothing(Node node) {
        return node instanceof Scalar scalar && scalar.isNull()
                || node instanceof Sequence list && list.items().isEmpty();
    }

    private static void check(Node ranges, List<String> notes) {
        if (!(ranges instanceof Sequence list)) {
            throw refused("expected a list of networks such as [\"10.0.0.0/8\"], found " + ranges.kindName());
        }
        for (Node item : list.items()) {
            if (!(item instanceof Scalar scalar) || !scalar.isText()) {
                throw refused("every network must be text, found " + item.kindName());
            }
            String network = scalar.text().strip();
            int prefix = Network.prefixOf(network)
                    .orElseThrow(() -> refused("\"" + network + "\" is no network in its shortest form"
                            + " (address/prefix without host bits)"));
            if (prefix == 0) {
                notes.add("Warning: " + GATEWAY + " is open to the world (" + network + " in " + RANGES.text() + ")");
            }
        }
    }

    private static AicrException refused(String reason) {
        return AicrException.invalidRequest("component " + GATEWAY + ": invalid " + RANGES.text() + ": " + reason);
    }
}
