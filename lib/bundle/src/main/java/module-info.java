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
/** Bundles: recipes turned into folders that deploy them, and what belongs to that. */
module run.aicr.bundle {
    requires transitive run.aicr.attestation;
    requires transitive run.aicr.core;
    requires transitive run.aicr.foundation;
    requires static org.jspecify;

    exports run.aicr.bundle;
    exports run.aicr.bundle.bom;
    exports run.aicr.bundle.chart;
    exports run.aicr.bundle.deployer;
    exports run.aicr.bundle.integrity;
    exports run.aicr.bundle.manifest;
    exports run.aicr.bundle.mirror;
    exports run.aicr.bundle.publish;
    exports run.aicr.bundle.value;
}
