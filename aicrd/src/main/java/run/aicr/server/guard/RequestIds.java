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
package run.aicr.server.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which request id a request gets (spec api §2.2). */
public final class RequestIds {
    private static final Pattern PLAIN =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{32}");
    private static final int MAX_LENGTH = 45;

    private RequestIds() {}

    /**
     * The id that was sent when it is a UUID, else a new one. The usual form is echoed as it is; {@code urn:uuid:…},
     * {@code {…}} and 32 digits are echoed in the usual form, in lower case.
     */
    public static String of(Optional<String> sent) {
        return sent.flatMap(RequestIds::accepted)
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Optional<String> accepted(String sent) {
        if (sent.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (PLAIN.matcher(sent).matches()) {
            return Optional.of(sent);
        }
        String lower = sent.toLowerCase(Locale.ROOT);
        if (lower.startsWith("urn:uuid:")) {
            return canonical(lower.substring("urn:uuid:".length()));
        }
        if (lower.startsWith("{") && lower.endsWith("}")) {
            return canonical(lower.substring(1, lower.length() - 1));
        }
        if (DIGITS.matcher(lower).matches()) {
            return Optional.of(lower.substring(0, 8) + "-" + lower.substring(8, 12) + "-" + lower.substring(12, 16)
                    + "-" + lower.substring(16, 20) + "-" + lower.substring(20));
        }
        return Optional.empty();
    }

    private static Optional<String> canonical(String lower) {
        return PLAIN.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }
}
