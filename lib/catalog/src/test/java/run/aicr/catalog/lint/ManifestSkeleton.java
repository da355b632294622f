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
package run.aicr.catalog.lint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.YamlReader;

/**
 * The documents of a manifest without its template actions: a line that is only an action is left out, and a value that
 * is an action becomes the text of the action. So both sides of a condition are seen, and nothing is rendered.
 */
final class ManifestSkeleton {
    private static final Pattern ONLY_ACTION = Pattern.compile("\\s*\\{\\{.*\\}\\}\\s*");
    private static final Pattern VALUE = Pattern.compile("([^{]*: )(\\{\\{.*\\}\\})");
    private static final Pattern ACTION = Pattern.compile("\\{\\{.*?\\}\\}");

    private ManifestSkeleton() {}

    static List<Mapping> documents(String path, byte[] bytes) {
        String text = text(new String(bytes, StandardCharsets.UTF_8));
        return YamlReader.readAll(path, text.getBytes(StandardCharsets.UTF_8), Limits.CATALOGUE_FILE).stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    private static String text(String template) {
        StringBuilder text = new StringBuilder();
        for (String line : template.lines().toList()) {
            if (!ONLY_ACTION.matcher(line).matches()) {
                text.append(plain(line)).append('\n');
            }
        }
        return text.toString();
    }

    private static String plain(String line) {
        Matcher value = VALUE.matcher(line);
        if (value.matches()) {
            return value.group(1) + "'" + value.group(2).replace("'", "''") + "'";
        }
        return ACTION.matcher(line).replaceAll("templated");
    }
}
