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

import java.net.URI;
import java.util.Optional;
import run.aicr.attestation.log.EntryBody;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.LogEntryForm;
import run.aicr.attestation.sigstore.StrictFields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/** A log of the second generation (Rekor API v2; spec release-practice §7.4). */
final class SecondLog extends LogClient {

    SecondLog(KeylessSettings settings) {
        super(settings);
    }

    @Override
    LogEntry submit(Calls calls, EntryBody body) {
        Mapping record = new Mapping.Builder()
                .put("digest", body.digest())
                .put("signature", body.signature002())
                .build();
        Mapping request =
                new Mapping.Builder().put("hashedRekordRequestV002", record).build();
        HttpAnswer answer = calls.send(
                Request.of(PURPOSE, "POST", URI.create(address() + "/api/v2/log/entries"))
                        .withHeader("Accept", "application/json")
                        .withContent("application/json", Content.of(JsonWriter.compact(request)))
                        .withLimit(MAX_ANSWER),
                200,
                201);
        return LogEntryForm.read(
                StrictFields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.CATALOGUE_FILE)));
    }

    /** These logs cannot be searched; they answer an entry that they have with that entry. */
    @Override
    Optional<LogEntry> find(Calls calls, EntryBody body) {
        return Optional.empty();
    }
}
