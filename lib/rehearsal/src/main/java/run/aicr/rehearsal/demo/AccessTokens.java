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
package run.aicr.rehearsal.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that the cloud gave out, each for one kind of caller and a time. */
final class AccessTokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** Who a token speaks for. */
    enum Kind {
        FEDERATED,
        ACCOUNT
    }

    private record Token(Kind kind, Instant until) {}

    AccessTokens(Clock clock) {
        this.clock = clock;
    }

    String issue(Kind kind, Duration lifetime) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String token = "ya29." + HexFormat.of().formatHex(random);
        tokens.put(token, new Token(kind, clock.instant().plus(lifetime)));
        return token;
    }

    boolean isGood(Optional<String> token, Kind kind) {
        return token.flatMap(t -> Optional.ofNullable(tokens.get(t)))
                .filter(t -> t.kind() == kind && clock.instant().isBefore(t.until()))
                .isPresent();
    }

    Instant now() {
        return clock.instant();
    }
}
