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
package run.aicr.cli.option;

import java.util.List;

/** The flags that every command takes, before or after its name. */
public final class GlobalFlags {
    public static final String DEBUG = "debug";
    public static final String LOG_JSON = "log-json";
    public static final String HELP = "help";
    public static final String VERSION = "version";

    private GlobalFlags() {}

    /** In the order of the help. */
    public static List<Flag> all() {
        return List.of(
                Flag.bool(DEBUG, "Global", "log more, as text with attributes").from("AICR_DEBUG"),
                Flag.bool(HELP, "Global", "show help").alias("h"),
                Flag.bool(LOG_JSON, "Global", "log as JSON, one object a line").from("AICR_LOG_JSON"),
                Flag.bool(VERSION, "Global", "print the version").alias("v"));
    }
}
