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
/** Criteria, constraints, the recipe catalogue and the recipe engine; pure: no network, no cluster, no signing. */
module run.aicr.core {
    requires transitive run.aicr.foundation;
    requires static transitive org.jspecify;

    exports run.aicr.catalog;
    exports run.aicr.config;
    exports run.aicr.constraint;
    exports run.aicr.criteria;
    exports run.aicr.deployment;
    exports run.aicr.duration;
    exports run.aicr.endpoint;
    exports run.aicr.override;
    exports run.aicr.phase;
    exports run.aicr.recipe;
    exports run.aicr.scheduling;
    exports run.aicr.snapshot;
    exports run.aicr.stamp;
    exports run.aicr.suggestion;
    exports run.aicr.template;
    exports run.aicr.version;
}
