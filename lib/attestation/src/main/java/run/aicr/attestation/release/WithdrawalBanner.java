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
package run.aicr.attestation.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.file.BoundedBytes;

/**
 * The banner on top of the notes of a release that was taken back (spec release §7.9). The notes at the forge are not
 * signed: the banner is a warning and decides nothing.
 *
 * @param tag of the release
 * @param reason one line of text for people
 */
public record WithdrawalBanner(String tag, String reason) {
    /** First line of the banner. */
    public static final String BEGIN = "<!-- aicr.run/withdrawn/v1 -->\n";

    /** Last line of the banner, and the empty line behind it. */
    public static final String END = "<!-- /aicr.run/withdrawn/v1 -->\n\n";

    /** The banner at the beginning of a text; its groups are tag and reason. */
    public static final Pattern FORM = Pattern.compile(Pattern.quote(BEGIN)
            + "> \\[!CAUTION]\n> \\*\\*(\\S+) was withdrawn\\.\\*\\* ([^\\s\\p{Cc}][^\\p{Cc}]{0,499})\n(?:>.*\n)*"
            + Pattern.quote(END));

    /** What the banner on top of the notes says; empty without one. */
    public static Optional<WithdrawalBanner> ofNotes(String notes) {
        Matcher banner = FORM.matcher(notes.replace("\r\n", "\n"));
        return banner.lookingAt()
                ? Optional.of(new WithdrawalBanner(banner.group(1), banner.group(2)))
                : Optional.empty();
    }

    /**
     * What the forge of a rehearsal was told about a release; empty when there is no such file.
     *
     * @throws IOException when the file cannot be read
     * @throws run.aicr.error.AicrException INVALID_REQUEST when it is no JSON document
     */
    public static Optional<WithdrawalBanner> ofForgeRecord(Path record) throws IOException {
        if (!Files.isRegularFile(record)) {
            return Optional.empty();
        }
        byte[] json = BoundedBytes.ofFile(record, record.toString(), Limits.CATALOGUE_FILE.maxBytes());
        return ofNotes(Fields.of(JsonReader.read(record.toString(), json, Limits.CATALOGUE_FILE), "")
                .textOrEmpty("body"));
    }
}
