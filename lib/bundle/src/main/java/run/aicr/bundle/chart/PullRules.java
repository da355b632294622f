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
package run.aicr.bundle.chart;

import java.time.Duration;
import java.util.function.Consumer;
import run.aicr.catalog.ComponentRef;

/**
 * What holds for charts that are fetched into a bundle.
 *
 * @param limit longest time for one chart
 * @param maxArchive bytes of one chart
 * @param maxTogether bytes of all charts of a bundle
 * @param admission throws for a component whose chart may not be fetched; asked for all of them before a program runs
 */
public record PullRules(Duration limit, int maxArchive, long maxTogether, Consumer<ComponentRef> admission) {
    /** Of a command, whose user knows where the charts come from. */
    public static final PullRules OF_COMMAND = new PullRules(Duration.ofMinutes(5), 64 << 20, 1L << 30, ref -> {});
}
