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
package run.aicr.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

class ChecksumFileGoldensTest {
    @TestFactory
    List<DynamicTest> everyParseCaseComesOutAsRecorded() throws IOException {
        Path file = goldens().resolve("parse-cases.json");
        Node cases = JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT);
        List<DynamicTest> tests = new ArrayList<>();
        for (Node node : ((Sequence) cases).items()) {
            Fields one = Fields.of(node, "");
            tests.add(DynamicTest.dynamicTest("case " + tests.size(), () -> check(one)));
        }
        return tests;
    }

    @Test
    void theSampleFolderGivesTheExpectedFile() throws IOException {
        Path sample = goldens().resolve("sample");
        Path expected = sample.resolve("expected-aicr_checksums.txt");
        Assumptions.assumeTrue(Files.exists(expected), "no sample in " + sample);
        Map<String, Sha256> digests = new TreeMap<>();
        for (String line : Files.readAllLines(expected, StandardCharsets.UTF_8)) {
            String name = line.substring(66);
            try (var found = Files.walk(sample)) {
                Path input = found.filter(p -> p.endsWith(name)).findFirst().orElseThrow();
                digests.put(name, Sha256.ofFile(input));
            }
        }
        assertEquals(Files.readString(expected), new ChecksumFile(digests).text());
    }

    private static void check(Fields one) throws ChecksumFile.MalformedException {
        byte[] text = one.textOrEmpty("text").getBytes(StandardCharsets.UTF_8);
        if (one.text("error").isPresent()) {
            var refused = assertThrows(ChecksumFile.MalformedException.class, () -> ChecksumFile.parse(text));
            assertEquals(one.requiredText("error"), refused.fault().name());
        } else {
            assertEquals(
                    one.texts("ok"),
                    List.copyOf(ChecksumFile.parse(text).digests().keySet()));
        }
    }

    private static Path goldens() {
        Path folder = Path.of(System.getProperty("aicr.goldens", "")).resolve("release/checksums");
        Assumptions.assumeTrue(Files.isDirectory(folder), "goldens not found: " + folder);
        return folder;
    }
}
