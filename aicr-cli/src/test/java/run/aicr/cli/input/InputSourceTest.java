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
package run.aicr.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.document.Fields;
import run.aicr.document.Place;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class InputSourceTest {
    @TempDir
    private Path folder;

    private Input read(String argument) {
        return InputSource.read(argument, InputKind.SNAPSHOT, Sessions.in(folder, ""));
    }

    private AicrException refused(ErrorClass errorClass, String argument) {
        AicrException e = assertThrows(AicrException.class, () -> read(argument));
        assertEquals(errorClass, e.errorClass(), e.getMessage());
        return e;
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static String kindOf(Input input) {
        return Fields.of(input.document(), "").textOrEmpty("kind");
    }

    @ParameterizedTest
    @CsvSource({
        "s.yaml,'kind: A\nx: [1]\n'",
        "s.YML,'kind: A\n---\n]not looked at['",
        "s.json,'{\"kind\": \"A\"}]not looked at'",
        "s.JSON,'{\"kind\": \"A\"}'",
        "s.snapshot,'  {\"kind\": \"A\"}'",
        "s.snapshot,'# kind\nkind: A\n'",
        "s,'kind: A'"
    })
    void theFormatFollowsFromTheEndOfThePathThenFromTheContent(String name, String content) throws IOException {
        write(name, content);
        Input input = read(name);
        assertEquals("A", kindOf(input));
        assertEquals(name, input.name());
    }

    @Test
    void pathsStartInTheWorkingDirectoryOrAtTheRoot() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        write("sub/s.yaml", "kind: A\n");
        assertEquals("A", kindOf(read("sub/../sub/s.yaml")));
        assertEquals("A", kindOf(read(folder.resolve("sub/s.yaml").toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\": \"A\"}", "kind: A\n", "\ufeff{\"kind\": \"A\"}"})
    void aDashIsStandardInput(String content) {
        Input input = InputSource.read("-", InputKind.RECIPE, Sessions.in(folder, content));
        assertEquals("A", kindOf(input));
        assertEquals("standard input", input.name());
    }

    @ParameterizedTest
    @CsvSource({"s.json,null", "s.json,{}", "s.yaml,{}", "s.yaml,null", "s.yaml,---"})
    void nullAndEmptyMappingAreAnEmptyDocument(String name, String content) throws IOException {
        write(name, content);
        assertTrue(read(name).document().isEmpty());
        assertEquals(name, read(name).document().place().source());
    }

    @ParameterizedTest
    @CsvSource({
        "s.yaml,'',s.yaml: the document is empty",
        "s.yaml,'# only a remark',s.yaml: the document is empty",
        "s.json,'',s.json: the document is empty",
        "s.yaml,'a: [1\n',s.yaml:2:1: not YAML",
        "s.json,'{\"a\":\n tru}',s.json:2",
        "s.yaml,'- a\n','s.yaml:1:1: the document must be a mapping, found a list'",
        "s.json,'7','s.json:1:1: the document must be a mapping, found an integer'",
        "s.txt,'kind: A',tables can be written but not read",
        "s.TABLE,'kind: A',tables can be written but not read"
    })
    void whatIsNoDocumentIsAnInvalidRequestWithItsPlace(String name, String content, String part) throws IOException {
        write(name, content);
        String sentence = refused(ErrorClass.INVALID_REQUEST, name).sentence();
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void aMissingFileIsNotFoundAndAFolderIsNoFile() throws IOException {
        assertEquals(
                "[NOT_FOUND] file not found: open x.yaml: no such file or directory",
                refused(ErrorClass.NOT_FOUND, "x.yaml").getMessage());
        Files.createDirectory(folder.resolve("d.yaml"));
        assertTrue(refused(ErrorClass.INVALID_REQUEST, "d.yaml").sentence().contains("d.yaml is a folder"));
        write("f", "");
        refused(ErrorClass.INTERNAL, "f/s.yaml");
        refused(ErrorClass.INVALID_REQUEST, "a\0b");
    }

    @ParameterizedTest
    @CsvSource({
        "cm://ns/name,reading a ConfigMap is not available in this build yet",
        "cm://only-namespace,expected cm://<namespace>/<name>",
        "cm:///x,expected cm://<namespace>/<name>",
        "cm://a/ ,expected cm://<namespace>/<name>",
        "cm://a/b/c,expected cm://<namespace>/<name>"
    })
    void configMapsAreNotReadYet(String argument, String part) {
        String sentence = refused(ErrorClass.INVALID_REQUEST, argument).sentence();
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void aRecipeMayHaveOneMebibyteAndASnapshotMore() throws IOException {
        write("big.yaml", "kind: A\n#" + "x".repeat(1 << 20));
        assertEquals("A", kindOf(read("big.yaml")));
        AicrException e = assertThrows(
                AicrException.class, () -> InputSource.read("big.yaml", InputKind.RECIPE, Sessions.in(folder, "")));
        assertEquals(
                "[INVALID_REQUEST] recipe file \"big.yaml\": larger than the limit of 1048576 bytes", e.getMessage());
        String text = Files.readString(folder.resolve("big.yaml"), StandardCharsets.UTF_8);
        assertThrows(AicrException.class, () -> InputSource.read("-", InputKind.RECIPE, Sessions.in(folder, text)));
    }

    @Test
    void integersOfJsonStayIntegers() throws IOException {
        write("n.json", "{\"n\": 12345678}");
        assertEquals(
                new Scalar(Scalar.Kind.INTEGER, "12345678", new Place("n.json", 1, 7)),
                read("n.json").document().find("n").orElseThrow());
    }

    @Test
    void standardInputIsReadOnceOnly() {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("--config", "-");
        arguments.put("--snapshot", "s.yaml");
        InputSource.refuseSecondStandardInput(arguments);
        arguments.put("--recipe", "-");
        AicrException e = assertThrows(AicrException.class, () -> InputSource.refuseSecondStandardInput(arguments));
        assertTrue(e.sentence().contains("--config and --recipe both ask for it"), e.sentence());
    }
}
