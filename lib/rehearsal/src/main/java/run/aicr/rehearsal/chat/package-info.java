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
/**
 * An incoming webhook of a chat (spec release-practice §14).
 *
 * <p>Start with {@link run.aicr.rehearsal.chat.ChatPeer}. Its address holds a secret, as the real one does: another path
 * is no webhook. What it accepts becomes a line of {@code chat.jsonl} in the rehearsal folder, the body as it was sent.
 */
@NullMarked
package run.aicr.rehearsal.chat;

import org.jspecify.annotations.NullMarked;
