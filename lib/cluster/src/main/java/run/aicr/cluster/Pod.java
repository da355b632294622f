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
package run.aicr.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * A pod as the checks see it.
 *
 * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code Unknown}
 * @param ready the condition Ready; empty while no kubelet has reported it
 * @param terminating whether it is being deleted
 */
public record Pod(
        String namespace,
        String name,
        Map<String, String> labels,
        String phase,
        Optional<Boolean> ready,
        boolean terminating) {
    public Pod {
        labels = Map.copyOf(labels);
    }

    public boolean running() {
        return phase.equals("Running");
    }
}
