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
package run.aicr.release.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.aicr.document.Fields;

/**
 * A range of versions of an OSV entry: what was introduced, fixed, or affected last (OSV schema 1.7, {@code
 * affected[].ranges[].events}), in the order that the ecosystem gives to versions.
 */
record OsvRange(VersionOrder order, List<Event> events) {
    private static final String ZERO = "0";
    private static final String ANY = "*";

    enum Kind {
        INTRODUCED,
        FIXED,
        LAST_AFFECTED,
        LIMIT
    }

    /** One event; in a range they are sorted by version. */
    record Event(Kind kind, String version) {}

    OsvRange {
        events = events.stream().sorted((a, b) -> inOrder(order, a, b)).toList();
    }

    /** Reads a range; those of git commits say nothing about versions. */
    static Optional<OsvRange> read(Fields range, VersionOrder order) {
        if (range.textOrEmpty("type").equals("GIT")) {
            return Optional.empty();
        }
        List<Event> events = new ArrayList<>();
        for (Fields event : range.list("events")) {
            for (Kind kind : Kind.values()) {
                event.text(kind.name().toLowerCase(Locale.ROOT))
                        .ifPresent(version -> events.add(new Event(kind, version)));
            }
        }
        return Optional.of(new OsvRange(order, events));
    }

    private static int inOrder(VersionOrder versions, Event a, Event b) {
        int order = a.version().equals(ZERO)
                ? b.version().equals(ZERO) ? 0 : -1
                : b.version().equals(ZERO) ? 1 : versions.compare(a.version(), b.version());
        return order != 0 ? order : a.kind().compareTo(b.kind());
    }

    /** Whether the version lies in the range, as the schema's algorithm says. */
    boolean holds(String version) {
        List<Event> limits = events.stream().filter(e -> e.kind() == Kind.LIMIT).toList();
        boolean below = limits.isEmpty()
                || limits.stream().anyMatch(l -> l.version().equals(ANY) || order.compare(version, l.version()) < 0);
        boolean affected = false;
        for (Event event : events) {
            boolean reached = event.version().equals(ZERO) || order.compare(version, event.version()) >= 0;
            if (event.kind() == Kind.INTRODUCED && reached) {
                affected = true;
            } else if (event.kind() == Kind.FIXED && reached) {
                affected = false;
            } else if (event.kind() == Kind.LAST_AFFECTED && order.compare(version, event.version()) > 0) {
                affected = false;
            }
        }
        return affected && below;
    }

    /** The first version after this one that has the fix. */
    Optional<String> fixAfter(String version) {
        return events.stream()
                .filter(e -> e.kind() == Kind.FIXED)
                .map(Event::version)
                .filter(fixed -> order.compare(fixed, version) > 0)
                .min(order);
    }
}
