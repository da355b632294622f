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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

/**
 * Style rules for YAML files (spec release §1.5): parses without duplicate keys; lines of at most 200 characters, no
 * trailing spaces, unix line ends, a space after {@code #}, at most two empty lines, no empty values, no implicit octals.
 */
public final class YamlLint {
    private static final int MAX_LINE = 200;
    private static final int MAX_EMPTY_LINES = 2;
    private static final Pattern COMMENT_WITHOUT_SPACE = Pattern.compile("(^|\\s)#[^\\s#!]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern IMPLICIT_OCTAL = Pattern.compile("0[0-7]+");

    private YamlLint() {}

    /** Findings as {@code file:line: sentence}, in the order of the lines. */
    public static List<String> findings(Path file, String shownAs) throws IOException {
        byte[] content = Files.readAllBytes(file);
        List<String> findings = new ArrayList<>();
        lineFindings(new String(content, StandardCharsets.UTF_8), shownAs, findings);
        try {
            YamlReader.readAll(shownAs, content, Limits.CATALOGUE_FILE).forEach(d -> valueFindings(d, findings));
        } catch (AicrException e) {
            findings.add(e.sentence());
        }
        return findings;
    }

    private static void lineFindings(String text, String shownAs, List<String> findings) {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            findings.add(shownAs + ": no newline at the end of the file");
        }
        int number = 0;
        int empty = 0;
        int blockIndent = -1;
        for (String line : text.split("\n", -1)) {
            number++;
            String where = shownAs + ":" + number + ": ";
            empty = line.isEmpty() ? empty + 1 : 0;
            if (empty == MAX_EMPTY_LINES + 1) {
                findings.add(where + "more than " + MAX_EMPTY_LINES + " empty lines");
            }
            if (line.endsWith("\r")) {
                findings.add(where + "line ends with CR");
            } else if (line.endsWith(" ") || line.endsWith("\t")) {
                findings.add(where + "trailing space");
            }
            // The expression of an assertion is a key, and a key cannot be broken.
            boolean expression = line.stripLeading().startsWith("(");
            if (line.length() > MAX_LINE && line.strip().indexOf(' ') >= 0 && !expression) {
                findings.add(where + "longer than " + MAX_LINE + " characters");
            }
            int indent = line.length() - line.stripLeading().length();
            boolean inBlock = blockIndent >= 0 && (line.isBlank() || indent > blockIndent);
            if (!inBlock) {
                blockIndent = line.matches(".*[:-]\\s+[|>][-+0-9]*\\s*$") ? indent : -1;
                String bare = QUOTED.matcher(line).replaceAll("''");
                if (COMMENT_WITHOUT_SPACE.matcher(bare).find()) {
                    findings.add(where + "a comment needs a space after #");
                }
            }
        }
    }

    private static void valueFindings(Node node, List<String> findings) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                if (value instanceof Scalar scalar
                        && scalar.isNull()
                        && scalar.text().isEmpty()) {
                    findings.add(value.place() + ": '" + key + "' has an empty value; write null, \"\", [] or {}");
                }
                valueFindings(value, findings);
            });
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> valueFindings(item, findings));
        } else if (node instanceof Scalar scalar
                && scalar.kind() == Scalar.Kind.INTEGER
                && IMPLICIT_OCTAL.matcher(scalar.text()).matches()) {
            findings.add(node.place() + ": " + scalar.text() + " reads as octal; quote it or write 0o");
        }
    }
}
