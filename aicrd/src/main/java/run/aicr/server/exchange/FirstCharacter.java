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
package run.aicr.server.exchange;

/** Tells JSON from YAML when the client does not say which it is. */
public final class FirstCharacter {
    private FirstCharacter() {}

    /** Whether the first character that is no blank opens a JSON object. */
    public static boolean beginsJson(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '{';
            }
        }
        return false;
    }

    /** Whether there is nothing but blanks. */
    public static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
