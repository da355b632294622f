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
package run.aicr.attestation.policy;

import java.util.regex.PatternSyntaxException;
import run.aicr.error.AicrException;

/** Which alternative names are accepted. */
public sealed interface NameRule {
    /** Longest name and longest pattern, in characters. */
    int MAX_LENGTH = 2048;

    boolean accepts(String name);

    /** For messages. */
    String shown();

    /** This name and no other. */
    record Exact(String name) implements NameRule {
        @Override
        public boolean accepts(String found) {
            return name.equals(found);
        }

        @Override
        public String shown() {
            return name;
        }
    }

    /** Names that match from their first to their last character. */
    record Pattern(java.util.regex.Pattern pattern) implements NameRule {
        static Pattern of(String regexp) {
            if (regexp.length() > MAX_LENGTH) {
                throw AicrException.invalidRequest(
                        "the pattern of identities is longer than " + MAX_LENGTH + " characters");
            }
            try {
                return new Pattern(java.util.regex.Pattern.compile(regexp));
            } catch (PatternSyntaxException e) {
                throw AicrException.invalidRequest(
                        "the pattern of identities is not a regular expression: " + e.getDescription() + ": " + regexp);
            }
        }

        @Override
        public boolean accepts(String found) {
            return found.length() <= MAX_LENGTH
                    && pattern.matcher(new LimitedText(found)).matches();
        }

        @Override
        public String shown() {
            return pattern.pattern();
        }
    }
}
