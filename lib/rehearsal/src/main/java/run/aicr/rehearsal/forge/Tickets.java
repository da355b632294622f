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
package run.aicr.rehearsal.forge;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Short-lived addresses of downloads; who has one needs no credential, and must not send one. */
final class Tickets {
    private static final int MAX_OPEN = 10_000;

    private final Map<String, Ticket> open = new LinkedHashMap<>();

    /** What a ticket is for. */
    record Ticket(Path file, String name, String contentType) {}

    synchronized String issue(Ticket ticket) {
        if (open.size() == MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        String key = UUID.randomUUID().toString();
        open.put(key, ticket);
        return key;
    }

    synchronized Optional<Ticket> find(String key) {
        return Optional.ofNullable(open.get(key));
    }
}
