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
package run.aicr.cli.console;

/**
 * How log records look (spec cli §7).
 *
 * @param form short lines, text with attributes, or JSON
 * @param least records below this level are left out
 */
public record LogStyle(Form form, Level least) {

    /** The three forms of a record. */
    public enum Form {
        SHORT,
        TEXT,
        JSON
    }

    /** The style that two flags choose; the variable {@code AICR_LOG_LEVEL} counts when {@code --debug} is not given. */
    public static LogStyle of(boolean debug, boolean json, String levelVariable) {
        Level least = debug ? Level.DEBUG : Level.parse(levelVariable);
        Form form = json ? Form.JSON : debug ? Form.TEXT : Form.SHORT;
        return new LogStyle(form, least);
    }
}
