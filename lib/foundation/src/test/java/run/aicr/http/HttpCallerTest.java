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

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class HttpCallerTest {
    private final HttpSettings settings = HttpSettings.of("Test/1.0", Proxies.NONE);
    private final CountDownLatch end = new CountDownLatch(1);
    private TestServer server;
    private String base;

    @BeforeEach
    void start() {
        server = new TestServer(this::answer);
        base = "http://" + server.host();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    private void answer(String head, OutputStream out) throws IOException {
        String target = head.split(" ", 3)[1];
        String path = target.split("\\?", 2)[0];
        switch (path) {
            case "/page" -> send(out, target);
            case "/agent" -> send(out, TestServer.header(head, "User-Agent"));
            case "/user" -> send(out, TestServer.header(head, "Authorization"));
            case "/large" -> send(out, "x".repeat(1_001));
            case "/endless" -> endless(out);
            case "/silent" -> awaitEnd();
            case "/stalled" -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
                awaitEnd();
            }
            case "/broken" -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
            case "/moved" -> moved(out, "/page?moved");
            case "/loop" -> moved(out, "/loop");
            case "/lost" -> moved(out, "ftp://u:secret@127.0.0.1/");
            case "/to-other" -> moved(out, base.replace("127.0.0.1", "localhost") + "/user");
            default -> TestServer.send(out, "404 Not Found", "X-Kind: p:", "");
        }
    }

    private static void send(OutputStream out, String body) throws IOException {
        TestServer.send(out, "200 OK", "X-Kind: p:", body);
    }

    private static void moved(OutputStream out, String to) throws IOException {
        TestServer.send(out, "302 Found", "Location: " + to, "moved");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void endless(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while (true) {
            write(out, "endless");
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String get(String address) {
        return new HttpCaller(settings).call(new Page(address));
    }

    private AicrException refused(ErrorClass errorClass, String address) {
        AicrException e = assertThrows(AicrException.class, () -> get(address));
        assertEquals(errorClass, e.errorClass(), e.getMessage());
        return e;
    }

    @Test
    void aCallGivesItsResultFromStatusHeadersAndBody() {
        assertEquals("p:/page?a=b%20c", get(base + "/page?a=b%20c#part"));
        assertEquals("p:Test/1.0", get(base + "/agent"));
        assertEquals(
                "[SERVICE_UNAVAILABLE] cannot read the page: " + base + "/none answered with status 404",
                refused(ErrorClass.SERVICE_UNAVAILABLE, base + "/none").getMessage());
    }

    @Test
    void redirectsAreFollowedUpToTen() {
        assertEquals("p:/page?moved", get(base + "/moved"));
        assertTrue(refused(ErrorClass.SERVICE_UNAVAILABLE, base + "/loop")
                .sentence()
                .contains("more than 10 times"));
        String lost = refused(ErrorClass.SERVICE_UNAVAILABLE, base + "/lost").sentence();
        assertTrue(lost.contains("no http address") && !lost.contains("secret"), lost);
    }

    @Test
    void theUserOfAnAddressIsSentButNeverShown() {
        String address = base.replace("http://", "http://me:se%2Fcret@");
        assertEquals("p:Basic bWU6c2UvY3JldA==", get(address + "/user"));
        String sentence = refused(ErrorClass.SERVICE_UNAVAILABLE, address + "/none?token=abc&x=1")
                .sentence();
        assertFalse(sentence.contains("cret") || sentence.contains("abc"), sentence);
        assertTrue(sentence.contains("http://***@127.0.0.1") && sentence.contains("token=***&x=1"), sentence);
    }

    @Test
    void credentialsStayWithTheirHost() {
        Map<String, String> secret = Map.of("Authorization", "Bearer x");
        HttpCaller caller = new HttpCaller(settings);
        assertEquals("p:Bearer x", caller.call(new Page(URI.create(base + "/user"), secret)));
        assertEquals("p:none", caller.call(new Page(URI.create(base + "/to-other"), secret)));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhileItArrives() {
        String sentence = refused(ErrorClass.INVALID_REQUEST, base + "/large").sentence();
        assertEquals(base + "/large: larger than the limit of 1000 bytes", sentence);
        refused(ErrorClass.INVALID_REQUEST, base + "/endless");
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        assertEquals(
                "cannot read the page from http://127.0.0.1:1/x: connection refused",
                refused(ErrorClass.SERVICE_UNAVAILABLE, "http://127.0.0.1:1/x").sentence());
        String sentence = refused(ErrorClass.SERVICE_UNAVAILABLE, "http://nowhere.invalid/x")
                .sentence();
        assertTrue(sentence.contains("no such host"), sentence);
        refused(ErrorClass.SERVICE_UNAVAILABLE, base + "/broken");
    }

    @Test
    void slowAnswersEndWithTimeout() {
        HttpCaller hasty = new HttpCaller(settings.within(Duration.ofMillis(200)));
        for (String path : new String[] {"/silent", "/stalled"}) {
            AicrException e = assertThrows(AicrException.class, () -> hasty.call(new Page(base + path)));
            assertEquals(ErrorClass.TIMEOUT, e.errorClass(), e.getMessage());
            assertTrue(e.sentence().contains(base + path), e.sentence());
        }
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String address : new String[] {"file:///x", "http:///x", "x", "http://a:99999/", "mailto:a@b"}) {
            refused(ErrorClass.INVALID_REQUEST, address);
        }
        assertThrows(AicrException.class, () -> HttpAddress.parse("http://a b/"));
    }
}
