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

import java.nio.charset.StandardCharsets;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.http.Content;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** The webhook of a chat (release-practice §14). Its address is a secret and appears in no message. */
public final class Chat {
    private static final int ATTEMPTS = 3;
    private static final int LONGEST_REASON = 100;

    private final Secret webhook;
    private final ServiceCaller caller;

    /**
     * The chat.
     *
     * @param webhook empty when there is none
     */
    public Chat(Secret webhook, ServiceCaller caller) {
        this.webhook = webhook;
        this.caller = caller.with(caller.retry().withAttempts(ATTEMPTS));
    }

    public boolean isConfigured() {
        return !webhook.isEmpty();
    }

    /**
     * Sends a message; three attempts, {@code Retry-After} honoured.
     *
     * @throws ReleaseException NOTIFY_FAILED
     */
    public void send(String text) {
        HttpAnswer answer;
        try {
            byte[] body =
                    JsonWriter.compact(new Mapping.Builder().put("text", text).build());
            answer = caller.send(Request.of("send the chat message", "POST", HttpAddress.parse(webhook.value()))
                    .withContent("application/json", Content.of(body))
                    .withSecretAddress());
        } catch (AicrException e) {
            // Without the cause: its text may hold the address.
            throw failed(e.sentence());
        }
        if (answer.status() != 200) {
            String reason = new String(answer.body(), StandardCharsets.UTF_8).strip();
            throw failed("the chat answered with status " + answer.status() + " "
                    + reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
        }
    }

    /** A service may quote the path alone, which is the secret part. */
    private String masked(String text) {
        int host = webhook.value().indexOf("://");
        int path = host < 0 ? -1 : webhook.value().indexOf('/', host + 3);
        String whole = webhook.maskedIn(text);
        return path < 0 ? whole : new Secret(webhook.value().substring(path)).maskedIn(whole);
    }

    private ReleaseException failed(String why) {
        return new ReleaseException(
                Code.NOTIFY_FAILED,
                "the chat message was not sent: " + masked(why).strip(),
                "The release is public all the same. Check SLACK_SERVICE and run the same command again.");
    }
}
