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
package run.aicr.release.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Versions of dependencies, plugins and extensions in POMs. A fixed one is neither a range nor {@code LATEST}, {@code
 * RELEASE} or a snapshot; a plugin without a version must get it from the root's plugin management, since Maven would
 * choose one itself. (Of a dependency without a version Maven demands the same.)
 */
final class PomVersions {
    private static final Set<String> VERSIONED = Set.of("dependency", "plugin", "extension", "path", "parent");
    private static final Set<String> OWN = Set.of("project.version", "revision");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");
    private static final String MAVEN_PLUGINS = "org.apache.maven.plugins";

    private final Map<String, String> inherited;
    private final Set<String> managedPlugins = new HashSet<>();

    PomVersions(Path rootPom) throws IOException {
        Document root = parse(rootPom);
        this.inherited = properties(root);
        for (Element plugin : elements(root, "plugin")) {
            if (isBelow(plugin, "pluginManagement") && child(plugin, "version").isPresent()) {
                managedPlugins.add(coordinates(plugin));
            }
        }
    }

    /** Findings of a POM or of {@code .mvn/extensions.xml}, as {@code file: sentence}. */
    List<String> findings(Path file, String shownAs) throws IOException {
        Document pom = parse(file);
        Map<String, String> known = new TreeMap<>(inherited);
        known.putAll(properties(pom));
        List<String> findings = new ArrayList<>();
        for (String kind : VERSIONED.stream().sorted().toList()) {
            for (Element element : elements(pom, kind)) {
                finding(element, known).ifPresent(f -> findings.add(shownAs + ": " + f));
            }
        }
        return findings;
    }

    private Optional<String> finding(Element element, Map<String, String> known) {
        Optional<String> written = child(element, "version");
        String name = coordinates(element);
        if (written.isEmpty()) {
            boolean loose = element.getTagName().equals("plugin")
                    && !managedPlugins.contains(name)
                    && child(element, "artifactId").isPresent();
            return loose ? Optional.of("plugin " + name + " has no version") : Optional.empty();
        }
        String version = resolved(written.get(), known);
        boolean own = PROPERTY.matcher(written.get()).results().anyMatch(r -> OWN.contains(r.group(1)));
        if (own) {
            return Optional.empty();
        }
        boolean open = version.isBlank()
                || version.contains("${")
                || version.matches(".*[\\[(,)\\]].*")
                || version.equals("LATEST")
                || version.equals("RELEASE")
                || version.endsWith("-SNAPSHOT");
        return open
                ? Optional.of(element.getTagName() + " " + name + " has version '" + version + "'")
                : Optional.empty();
    }

    private static String resolved(String text, Map<String, String> known) {
        Matcher matcher = PROPERTY.matcher(text);
        return matcher.replaceAll(r -> Matcher.quoteReplacement(known.getOrDefault(r.group(1), r.group())));
    }

    private static Map<String, String> properties(Document pom) {
        Map<String, String> properties = new TreeMap<>();
        for (Element block : elements(pom, "properties")) {
            // Properties of a profile, too: they count for the versions of that profile.
            children(block)
                    .forEach(e ->
                            properties.put(e.getTagName(), e.getTextContent().strip()));
        }
        return properties;
    }

    private static String coordinates(Element element) {
        return child(element, "groupId").orElse(MAVEN_PLUGINS) + ":"
                + child(element, "artifactId").orElse("");
    }

    private static Optional<String> child(Element element, String name) {
        return children(element).stream()
                .filter(e -> e.getTagName().equals(name))
                .map(e -> e.getTextContent().strip())
                .findFirst();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static List<Element> elements(Document pom, String name) {
        NodeList nodes = pom.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static boolean isBelow(Element element, String name) {
        for (Node node = element.getParentNode(); node != null; node = node.getParentNode()) {
            if (node.getNodeName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Document parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(in);
        } catch (SAXException e) {
            throw new ReleaseException(Code.GATE_FAILED, file + " is not XML: " + e.getMessage()).because(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java runtime has an XML parser", e);
        }
    }
}
