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
package run.aicr.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class ProxiesTest {
    private static Optional<HttpProxy> proxy(String address, String... variables) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            map.put(variables[i], variables[i + 1]);
        }
        return Proxies.of(map).forAddress(URI.create(address));
    }

    @Test
    void theSchemeOfTheAddressChoosesTheVariable() {
        HttpProxy p = new HttpProxy("p", 8080, Optional.empty());
        assertEquals(Optional.of(p), proxy("https://a/", "HTTPS_PROXY", "http://p:8080"));
        assertEquals(Optional.of(p), proxy("http://a/", "http_proxy", "p:8080"));
        assertEquals(Optional.of(p), proxy("http://a/", "HTTP_PROXY", "p:8080", "http_proxy", "q:1"));
        assertEquals(Optional.empty(), proxy("http://a/", "HTTPS_PROXY", "p:8080"));
        assertEquals(Optional.empty(), proxy("https://a/"));
        assertEquals(
                80, proxy("http://a/", "http_proxy", "http://p").orElseThrow().port());
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/,a.example,true",
        "http://b.a.example/,a.example,true",
        "http://b.a.example/,.a.example,true",
        "http://b.a.example/,*.a.example,true",
        "http://a.example/,.a.example,false",
        "http://ba.example/,a.example,false",
        "http://A.EXAMPLE/,' b , a.Example ',true",
        "http://a.example:81/,a.example:81,true",
        "http://a.example/,a.example:81,false",
        "http://a.example/,a.example:80,true",
        "http://10.1.2.3/,10.0.0.0/8,true",
        "http://11.1.2.3/,10.0.0.0/8,false",
        "http://10.1.2.3/,10.1.2.3/33,false",
        "http://10.1.2.3/,10.1.2.3/32,true",
        "http://a.example/,10.0.0.0/8,false",
        "http://[fd00::1]/,fd00::1,true",
        "http://a/,*,true",
        "http://a/,,false",
        "http://localhost/,,true",
        "http://127.8.9.1:8080/,,true",
        "http://[::1]/,,true",
        "http://127.0.0.1.example/,,false"
    })
    void someHostsAreReachedWithoutProxy(String address, String noProxy, boolean without) {
        String list = noProxy == null ? "" : noProxy;
        assertEquals(
                without, proxy(address, "http_proxy", "p:1", "no_proxy", list).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://u:secret@p:1", "https://p:1", "http://", "http://a b:1"})
    void onlyHttpProxiesAreKnown(String text) {
        AicrException e = assertThrows(AicrException.class, () -> proxy("http://a/", "HTTP_PROXY", text));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().contains("HTTP_PROXY"), e.sentence());
        assertFalse(e.sentence().contains("secret"), e.sentence());
    }

    /** What a proxy that refuses gets to read first. */
    private static String firstRequest(String variable, String address) {
        CompletableFuture<String> request = new CompletableFuture<>();
        try (TestServer proxy = new TestServer((head, out) -> {
            request.complete(head);
            TestServer.send(out, "403 Forbidden", "X-Proxy: test", "");
        })) {
            Map<String, String> variables = Map.of(variable, "http://me:pw@" + proxy.host());
            HttpCaller caller = new HttpCaller(HttpSettings.of("Test/1.0", Proxies.of(variables)));
            AicrException e = assertThrows(AicrException.class, () -> caller.call(new Page(address)));
            assertEquals(ErrorClass.SERVICE_UNAVAILABLE, e.errorClass(), e.getMessage());
            return request.join();
        }
    }

    @Test
    void callsGoThroughTheProxyWithItsUser() {
        String plain = firstRequest("http_proxy", "http://a.example/page");
        assertTrue(plain.startsWith("GET http://a.example/page HTTP/1.1\r\n"), plain);
        assertTrue(plain.contains("Proxy-Authorization: Basic bWU6cHc=\r\n"), plain);
        String tunnel = firstRequest("HTTPS_PROXY", "https://a.example/page");
        assertTrue(tunnel.startsWith("CONNECT a.example:443 HTTP/1.1\r\n"), tunnel);
        assertTrue(tunnel.contains("Proxy-Authorization: Basic bWU6cHc=\r\n"), tunnel);
    }
}
