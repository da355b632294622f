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
/** Documents with positions, digests, files in normal form and errors: what every other module stands on. */
module run.aicr.foundation {
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires org.snakeyaml.engine;
    requires static org.apache.commons.compress;
    requires static transitive org.jspecify;

    exports run.aicr.digest;
    exports run.aicr.document;
    exports run.aicr.error;
    exports run.aicr.file;
    exports run.aicr.http;
    exports run.aicr.oci;
    exports run.aicr.oci.credential;
}
