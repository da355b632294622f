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
package run.aicr.release.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.aicr.release.StillClock;
import run.aicr.release.StubServer;
import run.aicr.release.StubServer.Reply;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.publish.PublishedAlready;
import run.aicr.release.step.Finding;

class ToldTest {
    private static final String PAGE = "https://github.com/NVIDIA/aicr/releases/tag/";
    private static final ChatMessage STABLE =
            new ChatMessage("v1.3.0", false, PAGE + "v1.3.0", Optional.empty(), Optional.empty());

    private final StillClock clock = new StillClock();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private StubServer server;
    private Chat chat;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer(call -> replies.isEmpty() ? Reply.of(200, "ok") : replies.poll());
        chat = new Chat(new Secret(server.base() + "/services/T0/B0/hidden"), clock.caller());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Told told(List<String> failed, Optional<String> sent) {
        return new Told(new PublishedAlready(), chat, STABLE, () -> failed, () -> sent);
    }

    @Test
    void theBodyIsThatOfTheReferenceByteForByte() {
        Told told = told(List.of(), Optional.empty());
        assertInstanceOf(Finding.Missing.class, told.look());
        told.act();
        assertEquals(
                "{\"text\":\"AICR v1.3.0 has been released (stable):"
                        + " https://github.com/NVIDIA/aicr/releases/tag/v1.3.0\"}",
                server.calls().get(0).text());
        assertEquals("POST /services/T0/B0/hidden", server.calls().get(0).line());
        Told.Result done = assertInstanceOf(
                Told.Result.class,
                assertInstanceOf(Finding.Done.class, told.look()).result());
        assertEquals(
                Map.of(
                        "message",
                        "AICR v1.3.0 has been released (stable): https://github.com/NVIDIA/aicr/releases/tag/v1.3.0"),
                told.evidence(done));
    }

    @Test
    void whatElseIsToBeSaidFollows() {
        ChatMessage rc = new ChatMessage("v1.3.0-rc1", true, PAGE + "v1.3.0-rc1", Optional.empty(), Optional.empty());
        assertEquals("AICR v1.3.0-rc1 has been released (pre-release): " + PAGE + "v1.3.0-rc1", rc.text(List.of()));
        ChatMessage all =
                new ChatMessage("v1.2.4", false, PAGE + "v1.2.4", Optional.of("v1.2.4-rc2"), Optional.of("1.2"));
        assertEquals(
                "AICR v1.2.4 has been released (stable): " + PAGE + "v1.2.4 — promoted from v1.2.4-rc2"
                        + " — hotfix for 1.2 — FAILED after publish: formula, deployed",
                all.text(List.of("formula", "deployed")));
        ChatMessage odd = new ChatMessage("a<b>&c", false, "p", Optional.empty(), Optional.empty());
        assertEquals("AICR a&lt;b&gt;&amp;c has been released (stable): p", odd.text(List.of()));
    }

    @Test
    void nobodyIsToldTwice() {
        Told told = told(List.of(), Optional.of("AICR v1.3.0 …"));
        assertInstanceOf(Finding.Done.class, told.look());
        assertTrue(server.calls().isEmpty());
    }

    @Test
    void withoutAChatThereIsNobodyToTell() {
        Told told = new Told(
                new PublishedAlready(), new Chat(Secret.NONE, clock.caller()), STABLE, List::of, Optional::empty);
        Finding.NotDue<?> open = assertInstanceOf(Finding.NotDue.class, told.look());
        assertTrue(open.reason().startsWith("NO_CREDENTIALS"), open.reason());
    }

    @Test
    void threeFailuresAreReportedAndTheNextRunSends() {
        replies.addAll(List.of(Reply.of(500, "rollup_error"), Reply.of(500), Reply.of(500)));
        Told told = told(List.of(), Optional.empty());
        ReleaseException failed = assertThrows(ReleaseException.class, told::act);
        assertEquals(Code.NOTIFY_FAILED, failed.code());
        assertEquals(3, server.calls().size());
        assertInstanceOf(Finding.Missing.class, told.look());
        Told next = told(List.of(), Optional.empty());
        next.act();
        assertEquals(4, server.calls().size());
    }

    @Test
    void retryAfterIsHonoured() {
        replies.add(Reply.of(429).with("Retry-After", "30"));
        told(List.of(), Optional.empty()).act();
        assertEquals(List.of(Duration.ofSeconds(30)), clock.waits());
    }

    @Test
    void theAddressAppearsNowhere() {
        replies.add(Reply.of(404, "no_service for /services/T0/B0/hidden"));
        assertHidden(assertThrows(ReleaseException.class, () -> chat.send("x")));
        server.close();
        assertHidden(assertThrows(ReleaseException.class, () -> chat.send("x")));
        Chat broken = new Chat(new Secret("hidden address"), clock.caller());
        assertHidden(assertThrows(ReleaseException.class, () -> broken.send("x")));
    }

    private static void assertHidden(ReleaseException failed) {
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("hidden"), trace.toString());
        assertEquals(Code.NOTIFY_FAILED, failed.code());
    }
}
