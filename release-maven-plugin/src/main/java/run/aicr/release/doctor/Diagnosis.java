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
package run.aicr.release.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param subject what it is about, one or two words
 * @param fix exact command, or what to do; empty when all is well
 */
public record Diagnosis(Level level, String subject, String sentence, String fix) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** Goals work, but somebody should know. */
        WARNING,
        /** A goal will refuse. */
        PROBLEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Diagnosis ok(String subject, String sentence) {
        return new Diagnosis(Level.OK, subject, sentence, "");
    }

    public static Diagnosis warning(String subject, String sentence, String fix) {
        return new Diagnosis(Level.WARNING, subject, sentence, fix);
    }

    public static Diagnosis problem(String subject, String sentence, String fix) {
        return new Diagnosis(Level.PROBLEM, subject, sentence, fix);
    }
}
