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
package run.aicr.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;

class EndpointUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "HTTPS://a.example:8443/path?x=y#z",
                "https://[fd00::1]:1",
                "http://127.0.0.1:3000/api",
                "http://[::1]",
                "http://localhost:80"
            })
    void secureAddressesAndThisMachineAreAccepted(String text) {
        assertEquals(text, EndpointUrl.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example",
                "//a.example",
                "http://a.example",
                "http://127.0.0.1.example",
                "ftp://a.example",
                "https://",
                "https:///path",
                "https://:443",
                "https://a.example:port",
                "https://a example",
                "https://a.example/\n",
                "https://[",
                "https://u@a.example"
            })
    void otherAddressesAreRefused(String text) {
        assertThrows(AicrException.class, () -> EndpointUrl.parse(text));
    }

    @Test
    void aPasswordIsNotRepeated() {
        AicrException e = assertThrows(AicrException.class, () -> EndpointUrl.parse("https://u:secret@a.example"));
        assertFalse(e.sentence().contains("secret"), e.sentence());
    }
}
