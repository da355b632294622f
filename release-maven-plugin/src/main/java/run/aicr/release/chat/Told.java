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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.aicr.release.publish.Published;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/** State {@code notified}: the chat has been told about the release, once per tag (spec release §3.10). */
public final class Told extends Step<Told.Result> {
    /** Name of the evidence that holds the text. */
    public static final String MESSAGE = "message";

    private final Chat chat;
    private final ChatMessage message;
    private final Supplier<List<String>> failedStates;
    private final Supplier<Optional<String>> sentBefore;
    private @Nullable String sentNow;

    /** What was sent. */
    public record Result(String message) {}

    /**
     * The state.
     *
     * @param failedStates names of the states after the publication that this run did not reach
     * @param sentBefore the text that an earlier run sent, as the ledger has it
     */
    public Told(
            Step<Published.Result> published,
            Chat chat,
            ChatMessage message,
            Supplier<List<String>> failedStates,
            Supplier<Optional<String>> sentBefore) {
        super("notified", Reach.TOLD, published);
        this.chat = chat;
        this.message = message;
        this.failedStates = failedStates;
        this.sentBefore = sentBefore;
    }

    @Override
    public Finding<Result> look() {
        Optional<String> sent = Optional.ofNullable(sentNow).or(sentBefore);
        if (sent.isPresent()) {
            return new Finding.Done<>(new Result(sent.get()));
        }
        return chat.isConfigured()
                ? new Finding.Missing<>("nobody was told about " + message.tag())
                : new Finding.NotDue<>("NO_CREDENTIALS: no chat is configured (SLACK_SERVICE)");
    }

    @Override
    public void act() {
        String text = message.text(failedStates.get());
        chat.send(text);
        sentNow = text;
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of(MESSAGE, result.message());
    }
}
