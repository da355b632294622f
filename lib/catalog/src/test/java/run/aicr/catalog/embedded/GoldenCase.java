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
package run.aicr.catalog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;

/** A golden case whose command is {@code aicr recipe} with criteria flags. */
record GoldenCase(Path folder, List<String> words) {

    static Path root() {
        String folder = System.getProperty("aicr.goldens", "");
        Path root = Path.of(folder.isEmpty() ? "goldens" : folder);
        if (!Files.isDirectory(root)) {
            Assumptions.abort("goldens not found: " + root);
        }
        return root;
    }

    /** The cases of the recipe area that expect a recipe as YAML for criteria given by flags alone. */
    static List<GoldenCase> ofCriteria() {
        List<GoldenCase> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root().resolve("recipe"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                GoldenCase found =
                        new GoldenCase(folder, words(text(folder, "cmd").strip()));
                if (found.isOfCriteria()) {
                    cases.add(found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private boolean isOfCriteria() {
        boolean recipe = words.size() > 2 && words.get(1).equals("recipe");
        for (int i = 2; recipe && i < words.size(); i += 2) {
            recipe = isCriterion(words.get(i));
        }
        return recipe && exit().equals("0");
    }

    private static boolean isCriterion(String flag) {
        return flag.equals("--nodes") || flag.equals("--gpu") || dimension(flag) != null;
    }

    private static Dimension dimension(String flag) {
        for (Dimension dimension : Dimension.values()) {
            if (flag.equals("--" + dimension.word())) {
                return dimension;
            }
        }
        return null;
    }

    private String exit() {
        return Files.exists(folder.resolve("exit")) ? text(folder, "exit").strip() : "0";
    }

    Criteria criteria() {
        Criteria criteria = Criteria.OPEN;
        for (int i = 2; i < words.size(); i += 2) {
            String flag = words.get(i).equals("--gpu") ? "--accelerator" : words.get(i);
            if (flag.equals("--nodes")) {
                criteria = criteria.withNodes(Integer.parseInt(words.get(i + 1)));
            } else {
                Dimension dimension = dimension(flag);
                criteria = criteria.with(dimension, dimension.parse(words.get(i + 1), KnownValues.BUILT_IN_ONLY));
            }
        }
        return criteria;
    }

    byte[] stdout() {
        return text(folder, "stdout").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String text(Path folder, String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words of a shell line without anything but blanks and double quotes. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return words;
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
