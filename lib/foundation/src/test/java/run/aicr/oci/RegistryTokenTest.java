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
package run.aicr.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Content;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.ServiceCaller;
import run.aicr.http.TestClock;

/** Token authentication: whom the client tells what. */
class RegistryTokenTest {
    private final TestClock clock = new TestClock();
    private final List<String> asked = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Descriptor blob = Descriptor.of("x", new byte[] {1});
    private boolean basic;
    private boolean refuses;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::token);
        server.createContext("/v2/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        String user = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        asked.add(user + " " + exchange.getRequestURI().getQuery());
        byte[] body =
                ("{\"access_token\":\"t" + asked.size() + "\",\"expires_in\":300}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String user = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        shown.add(exchange.getRequestMethod() + " " + user);
        if (user.equals("null") || refuses) {
            String realm = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
            String challenge =
                    "Bearer realm=\"" + realm + "\",service=\"small, registry\",scope=\"repository:user/image:pull\"";
            exchange.getResponseHeaders().set("WWW-Authenticate", basic ? "Basic realm=\"x\"" : challenge);
            exchange.sendResponseHeaders(401, -1);
        } else if (exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(201, -1);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private Registry registry(Login login) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Registry.at(base, login, new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), clock.retry()));
    }

    @Test
    void aReaderAsksAnonymouslyForPullOnly() {
        assertTrue(registry(Login.ANONYMOUS).head("nvidia/aicr", "v1").isEmpty());
        assertEquals(List.of("null service=small, registry&scope=repository:nvidia/aicr:pull"), asked);
        assertEquals(List.of("HEAD null", "HEAD Bearer t1"), shown);
    }

    @Test
    void aWriterAsksWithItsUserForWhatItNeeds() {
        Registry registry = registry(new Login("me", "pw"));
        registry.push("nvidia/aicr", blob, Content.of(new byte[] {1}), Optional.of("nvidia/base"));
        assertEquals(
                List.of(
                        "Basic bWU6cHc= service=small, registry&scope=repository:nvidia/aicr:pull,push",
                        "Basic bWU6cHc= service=small, registry&scope=repository:nvidia/aicr:pull,push"
                                + "&scope=repository:nvidia/base:pull"),
                asked);
        assertEquals(List.of("HEAD null", "HEAD Bearer t1", "POST Bearer t2"), shown);
    }

    @Test
    void aTokenServesUntilItExpires() {
        Registry registry = registry(Login.ANONYMOUS);
        registry.head("a", "v1");
        registry.head("a", "v1");
        assertEquals(1, asked.size());
        clock.sleep(Duration.ofMinutes(5));
        registry.head("a", "v1");
        assertEquals(2, asked.size());
    }

    @Test
    void aSecondRefusalEndsTheMatter() {
        refuses = true;
        Registry registry = registry(Login.ANONYMOUS);
        AicrException refused = assertThrows(AicrException.class, () -> registry.head("a", "v1"));
        assertEquals(ErrorClass.UNAUTHORIZED, refused.errorClass());
        assertEquals(2, shown.size());
    }

    @Test
    void basicAuthenticationIsAnswered() {
        basic = true;
        registry(new Login("me", "pw")).head("a", "v1");
        assertEquals(List.of("HEAD null", "HEAD Basic bWU6cHc="), shown);
        Registry nobody = registry(Login.ANONYMOUS);
        assertThrows(AicrException.class, () -> nobody.head("a", "v1"));
    }

    @Test
    void aLoginDoesNotShowItsSecret() {
        assertFalse(new Login("me", "hidden").toString().contains("hidden"));
        assertEquals("anonymous", Login.ANONYMOUS.toString());
        assertTrue(Challenge.parse("").isEmpty());
        assertEquals("negotiate", Challenge.parse("Negotiate").orElseThrow().scheme());
    }
}
