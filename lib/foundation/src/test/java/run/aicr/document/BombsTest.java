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
package run.aicr.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/** Small inputs that would grow, deep ones that would overflow the stack, and large ones. */
class BombsTest {
    private static final int DEPTH = 10_000;

    @TempDir
    private Path folder;

    private record Bomb(String name, String text) {}

    private static List<Bomb> refused() {
        List<Bomb> bombs = new ArrayList<>();
        bombs.add(new Bomb("billion laughs", laughs("[", "]", "*a%d, ")));
        bombs.add(new Bomb("billion laughs in mappings", laughs("{", "}", "k%d: *a%d, ")));
        bombs.add(new Bomb("merge keys of merge keys", merges()));
        bombs.add(new Bomb("anchor within itself", "a: &a [*a]\n"));
        bombs.add(new Bomb("deep lists", "[".repeat(DEPTH)));
        bombs.add(new Bomb("deep lists, closed", "[".repeat(DEPTH) + "]".repeat(DEPTH)));
        bombs.add(new Bomb("deep mappings", "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)));
        bombs.add(new Bomb("deep block lists", "- ".repeat(DEPTH) + "x"));
        bombs.add(new Bomb("deep block mappings", deepBlocks()));
        bombs.add(new Bomb("deep keys", "? ".repeat(DEPTH) + "x"));
        bombs.add(new Bomb("NUL", "a: b\u0000c\n"));
        bombs.add(new Bomb("NUL in JSON", "{\"a\": \"b\u0000c\"}"));
        String huge = "\"" + "x".repeat(400_000) + "\"";
        bombs.add(new Bomb("huge key twice", "{" + huge + ": 1, " + huge + ": 2}"));
        bombs.add(new Bomb("many values", "[" + "1,".repeat(300_000) + "1]"));
        bombs.add(new Bomb("unclosed text", "\"" + "x".repeat(1_000_000)));
        bombs.add(new Bomb("directives", "%A b\n".repeat(150_000)));
        bombs.add(new Bomb("colons", ":".repeat(900_000) + "\n]"));
        bombs.add(new Bomb("question marks", "?\n".repeat(200_000) + "]"));
        bombs.add(new Bomb("over the limit", "#".repeat((1 << 20) + 1)));
        return bombs;
    }

    /** Large but harmless: read, or refused, as the reader likes. */
    private static List<Bomb> endured() {
        return List.of(
                new Bomb("huge tag", "!".repeat(500_000) + "\n"),
                new Bomb("huge anchor", "a: &" + "x".repeat(900_000) + " 1\n"),
                new Bomb("huge key", "x".repeat(900_000) + ": 1\n"),
                new Bomb("huge quoted key", "\"" + "x".repeat(900_000) + "\": 1\n"),
                new Bomb("huge number", "9".repeat(900_000)),
                new Bomb("huge exponent", "1e" + "9".repeat(900_000)),
                new Bomb("huge octal number", "0o" + "7".repeat(900_000)),
                new Bomb("blanks", " ".repeat(900_000)),
                new Bomb("line breaks", "a: |\n" + "\n".repeat(900_000)),
                new Bomb("folded line breaks", "a: \"" + "\n".repeat(900_000) + "\""),
                new Bomb("tabs", "\t".repeat(900_000)),
                new Bomb("many documents", "---\n".repeat(190_000)),
                new Bomb("many anchors", manyAnchors()),
                new Bomb("many keys", manyKeys()),
                new Bomb("comments", "# x\n".repeat(200_000)),
                new Bomb("long plain text over lines", "a: " + "b\n ".repeat(300_000)));
    }

    private static String laughs(String open, String close, String use) {
        StringBuilder bomb = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(' ').append(open);
            for (int j = 0; j < 9; j++) {
                bomb.append(use.contains("k%d") ? use.formatted(j, i - 1) : use.formatted(i - 1));
            }
            bomb.append(close).append('\n');
        }
        return bomb.toString();
    }

    private static String merges() {
        StringBuilder bomb = new StringBuilder("m0: &m0 {");
        for (int i = 0; i < 1_000; i++) {
            bomb.append("k").append(i).append(": 1, ");
        }
        bomb.append("}\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("m%d: &m%d {<<: [*m%d, *m%d, *m%d], x%d: 1}\n".formatted(i, i, i - 1, i - 1, i - 1, i));
        }
        return bomb.toString();
    }

    private static String deepBlocks() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            deep.append(" ".repeat(i)).append("a:\n");
        }
        return deep.toString();
    }

    private static String manyAnchors() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            many.append("- &a").append(i).append(" x\n");
        }
        return many.toString();
    }

    /** Keys of equal hash code in Java. */
    private static String manyKeys() {
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 1 << 14; i++) {
            many.append('"');
            for (int bit = 0; bit < 14; bit++) {
                many.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            many.append("\":1,");
        }
        return many.append("\"x\":1}").toString();
    }

    @TestFactory
    Stream<DynamicTest> bombsAreRefusedWithAPlace() {
        return refused().stream()
                .map(bomb -> DynamicTest.dynamicTest(bomb.name(), () -> {
                    byte[] bytes = bomb.text().getBytes(StandardCharsets.UTF_8);
                    assertRefused(() -> YamlReader.readAll("f", bytes, Limits.DOCUMENT));
                    assertRefused(() -> JsonReader.read("f", bytes, Limits.DOCUMENT));
                }));
    }

    @TestFactory
    Stream<DynamicTest> largeInputsAreReadOrRefusedInTime() {
        return endured().stream()
                .map(bomb -> DynamicTest.dynamicTest(bomb.name(), () -> {
                    byte[] bytes = bomb.text().getBytes(StandardCharsets.UTF_8);
                    endures(() ->
                            YamlReader.readAll("f", bytes, Limits.DOCUMENT).forEach(YamlWriter::write));
                    endures(() -> JsonReader.read("f", bytes, Limits.DOCUMENT));
                }));
    }

    /** Copied for each piece that is read, a token of this size took minutes. */
    @Test
    void aTokenOfMegabytesIsEndured() {
        byte[] bytes = " ".repeat(6 << 20).getBytes(StandardCharsets.UTF_8);
        endures(() -> YamlReader.readAll("f", bytes, new Limits(8 << 20, 100, 1000)));
    }

    private static void assertRefused(Runnable reader) {
        AicrException e = assertTimeout(Duration.ofSeconds(30), () -> assertThrows(AicrException.class, reader::run));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().startsWith("f:"), e.sentence());
        assertTrue(
                e.sentence().length() < 1_000, "a sentence of " + e.sentence().length() + " characters");
    }

    private static void endures(Runnable reader) {
        assertTimeout(Duration.ofSeconds(30), () -> {
            try {
                reader.run();
            } catch (AicrException e) {
                assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
                assertTrue(
                        e.sentence().length() < 1_000,
                        "a sentence of " + e.sentence().length() + " characters");
            }
        });
    }

    @Test
    void invalidUtf8IsRefused() {
        for (byte[] bytes : new byte[][] {
            {'a', ':', (byte) 0xff},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xe2, (byte) 0x82}
        }) {
            assertRefused(() -> YamlReader.readAll("f", bytes, Limits.DOCUMENT));
            assertRefused(() -> JsonReader.read("f", bytes, Limits.DOCUMENT));
        }
    }

    @Test
    void aSnapshotOfTooManyValuesIsRefused() {
        byte[] bytes = ("[" + "1,".repeat(30_000_000) + "1]").getBytes(StandardCharsets.UTF_8);
        assertRefused(() -> YamlReader.readAll("f", bytes, Limits.SNAPSHOT));
        assertRefused(() -> JsonReader.read("f", bytes, Limits.SNAPSHOT));
    }

    @Test
    void aFileOf100MegabytesIsRefusedByItsSize() throws IOException {
        Path file = folder.resolve("large.yaml");
        try (FileChannel sparse = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[] {'\n'}), 100_000_000);
        }
        for (Limits limits : List.of(Limits.DOCUMENT, Limits.CATALOGUE_FILE, Limits.SNAPSHOT)) {
            assertRefused(() -> read(file, limits));
        }
    }

    private static void read(Path file, Limits limits) {
        try {
            BoundedBytes.ofFile(file, "f", limits.maxBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
