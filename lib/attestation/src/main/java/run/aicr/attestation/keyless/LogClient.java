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
package run.aicr.attestation.keyless;

import java.util.Optional;
import run.aicr.attestation.log.EntryBody;
import run.aicr.attestation.log.LogCheck;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.LogEntry;

/** Enters signatures in a log. */
abstract sealed class LogClient permits FirstLog, SecondLog {
    static final String PURPOSE = "enter the signature in the log";
    static final long MAX_ANSWER = 16 << 20;

    private final KeylessSettings settings;

    LogClient(KeylessSettings settings) {
        this.settings = settings;
    }

    static LogClient of(KeylessSettings settings) {
        return settings.services().generation() == SigningServices.Generation.V1
                ? new FirstLog(settings)
                : new SecondLog(settings);
    }

    String address() {
        return settings.services().log().toString();
    }

    /** Asks the log to take the entry. */
    abstract LogEntry submit(Calls calls, EntryBody body);

    /** Looks whether the log has the entry already. */
    abstract Optional<LogEntry> find(Calls calls, EntryBody body);

    /**
     * The entry, checked as a verifier would. Before another attempt the log is searched, so that an answer that was lost
     * leads to no second entry.
     *
     * @param given a check before each further attempt
     */
    LogEntry entered(Calls calls, EntryBody body, Runnable given) {
        boolean[] tried = {false};
        LogEntry entry = calls.repeat(
                () -> {
                    Optional<LogEntry> before = tried[0] ? find(calls, body) : Optional.empty();
                    tried[0] = true;
                    return before.orElseGet(() -> submit(calls, body));
                },
                given);
        LogCheck check = new LogCheck(settings.root().logs());
        try {
            check.time(entry);
            check.check(entry, body);
        } catch (Refusal e) {
            throw Calls.refused(PURPOSE, "the answer of " + address() + " does not count: " + e.reason());
        }
        return entry;
    }
}
