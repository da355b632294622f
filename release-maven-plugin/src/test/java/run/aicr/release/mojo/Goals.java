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
package run.aicr.release.mojo;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Goals with the properties they take, as Maven reads them from the plugin's descriptor.
 *
 * @param properties goal to properties, {@code aicr.release.…}
 */
record Goals(Map<String, Set<String>> properties) {
    private static final String PREFIX = "aicr.release.";

    /** Reads the descriptor; the test is skipped where nobody has made it. */
    static Goals read() throws Exception {
        Map<String, Set<String>> goals = new TreeMap<>();
        try (InputStream in = Goals.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            if (in == null) {
                Assumptions.abort("the plugin's descriptor is made by Maven only");
            }
            NodeList mojos = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("mojo");
            for (int i = 0; i < mojos.getLength(); i++) {
                Element mojo = (Element) mojos.item(i);
                Set<String> properties = new HashSet<>();
                Matcher property = Pattern.compile("\\$\\{([A-Za-z.]+)}").matcher(mojo.getTextContent());
                while (property.find()) {
                    properties.add(property.group(1));
                }
                goals.put(mojo.getElementsByTagName("goal").item(0).getTextContent(), properties);
            }
        }
        return new Goals(goals);
    }

    boolean has(String goal) {
        return properties.containsKey(goal);
    }

    /** Whether the goal takes the property, in its long or its short form. */
    boolean takes(String goal, String property) {
        Set<String> known = properties.getOrDefault(goal, Set.of());
        return known.contains(property) || known.contains(PREFIX + property);
    }
}
