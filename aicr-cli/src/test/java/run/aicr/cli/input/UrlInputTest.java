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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class UrlInputTest {
    private static final String JSON = "{\"kind\": \"A\"}";
    private static final String YAML = "kind: A\n";

    @TempDir
    private Path folder;

    private final OnePageServer server = new OnePageServer();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Input read(String address) {
        return InputSource.read(address, InputKind.SNAPSHOT, Sessions.in(folder, ""));
    }

    private AicrException refused(ErrorClass errorClass, String address) {
        AicrException e = assertThrows(AicrException.class, () -> read(address));
        assertEquals(errorClass, e.errorClass(), e.getMessage());
        return e;
    }

    @ParameterizedTest
    @CsvSource({
        "/s.json,text/plain,true",
        "/s.yaml?format=.json,application/json,false",
        "/s?v=1,application/json; charset=utf-8,true",
        "/s,application/x-yaml,false",
        "/s,text/plain,true",
        "/s,text/plain,false",
        "'',text/plain,false",
        "/s.json?v=1.txt,text/plain,true"
    })
    void theFormatFollowsFromPathThenTypeThenContent(String path, String contentType, boolean json) {
        server.answer("200 OK", contentType, json ? JSON : YAML);
        Input input = read(server.address() + path);
        assertEquals("A", Fields.of(input.document(), "").textOrEmpty("kind"));
        assertEquals(server.address() + path, input.name());
        assertTrue(server.lastRequest().contains("\r\nUser-Agent: AICR-Serializer/1.0\r\n"), server.lastRequest());
    }

    @Test
    void anythingButADocumentIsUnavailable() {
        server.answer("404 Not Found", "text/plain", "");
        assertTrue(refused(ErrorClass.SERVICE_UNAVAILABLE, server.address() + "/s.yaml")
                .sentence()
                .contains("answered with status 404"));
        server.answer("201 Created", "text/plain", YAML);
        refused(ErrorClass.SERVICE_UNAVAILABLE, server.address() + "/s.yaml");
        assertTrue(refused(ErrorClass.SERVICE_UNAVAILABLE, "http://127.0.0.1:1/x.yaml")
                .sentence()
                .contains("connection refused"));
    }

    @Test
    void aUrlGivesAtMostOneMebibyteAlsoForASnapshot() {
        server.answer("200 OK", "text/plain", "#".repeat((1 << 20) + 1));
        assertTrue(refused(ErrorClass.INVALID_REQUEST, server.address() + "/s.yaml")
                .sentence()
                .contains("1048576"));
    }

    @Test
    void faultsInTheDocumentNameTheUrlWithoutItsSecrets() {
        server.answer("200 OK", "text/plain", "a: [1\n");
        String address = server.address().replace("http://", "http://me:secret@") + "/s.yaml?token=abc";
        String sentence = refused(ErrorClass.INVALID_REQUEST, address).sentence();
        assertTrue(sentence.contains("s.yaml?token=***:2:1: not YAML"), sentence);
        assertFalse(sentence.contains("secret") || sentence.contains("abc"), sentence);
    }

    @Test
    void tablesAndWrongAddressesAreRefusedBeforeAnyCall() {
        refused(ErrorClass.INVALID_REQUEST, server.address() + "/s.txt?x=.yaml");
        refused(ErrorClass.INVALID_REQUEST, "http:///s.yaml");
        assertEquals("", server.lastRequest());
    }

    @Test
    void theProxyOfTheEnvironmentIsAsked() {
        server.answer("200 OK", "text/plain", YAML);
        Map<String, String> variables = Map.of("http_proxy", server.address());
        InputSource.read("http://a.example/s.yaml", InputKind.RECIPE, Sessions.in(folder, "", variables));
        assertTrue(server.lastRequest().startsWith("GET http://a.example/s.yaml HTTP/1.1\r\n"), server.lastRequest());
    }
}
