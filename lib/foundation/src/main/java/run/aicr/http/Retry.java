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

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * When a request is sent again (spec release-practice §19): after connection errors and the statuses named here, with
 * waits that double and are jittered, or as long as {@code Retry-After} asks.
 *
 * @param attempts how often a request is sent at most
 * @param firstWait the wait after the first failure, before jitter; each later one is twice as long
 * @param longestWait a {@code Retry-After} beyond it ends the attempts
 * @param budget longest time from the first attempt to the start of the last
 * @param statuses that may go away
 * @param sleeper waits
 * @param clock measures the budget
 * @param jitter gives numbers from 0 up to 1
 */
public record Retry(
        int attempts,
        Duration firstWait,
        Duration longestWait,
        Duration budget,
        Set<Integer> statuses,
        Sleeper sleeper,
        Clock clock,
        DoubleSupplier jitter) {
    private static final Set<Integer> MAY_GO_AWAY = Set.of(408, 429, 500, 502, 503, 504);

    /** How to wait. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    public Retry {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt is needed, not " + attempts);
        }
        statuses = Set.copyOf(statuses);
    }

    /** Five attempts, waits from one second on, {@code Retry-After} up to five minutes, fifteen minutes in all. */
    public static Retry standard() {
        return new Retry(
                5,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                MAY_GO_AWAY,
                time -> Thread.sleep(time.toMillis()),
                Clock.systemUTC(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    public Retry withAttempts(int newAttempts) {
        return new Retry(newAttempts, firstWait, longestWait, budget, statuses, sleeper, clock, jitter);
    }

    /** The same with other ways to wait and to measure, for tests. */
    public Retry with(Sleeper newSleeper, Clock newClock) {
        return new Retry(attempts, firstWait, longestWait, budget, statuses, newSleeper, newClock, jitter);
    }

    public Retry withBudget(Duration newBudget) {
        return new Retry(attempts, firstWait, longestWait, newBudget, statuses, sleeper, clock, jitter);
    }

    /** A policy for services whose answers with this status the caller judges. */
    public Retry without(int status) {
        Set<Integer> fewer = new TreeSet<>(statuses);
        fewer.remove(status);
        return new Retry(attempts, firstWait, longestWait, budget, fewer, sleeper, clock, jitter);
    }

    /** Starts counting. */
    public Attempts start() {
        return new Attempts(this);
    }

    /** What {@code Retry-After} asks for, in seconds or as a date (RFC 9110); empty when it is absent or unreadable. */
    public Optional<Duration> asked(HttpAnswer answer) {
        String value = answer.header("retry-after").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), until);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            // No date either: the ordinary wait serves.
            return Optional.empty();
        }
    }

    Duration waitAfter(int failures) {
        Duration doubled = firstWait.multipliedBy(1L << Math.min(failures - 1, 20));
        Duration capped = doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
        return Duration.ofMillis((long) (capped.toMillis() * (0.5 + jitter.getAsDouble() / 2)));
    }
}
