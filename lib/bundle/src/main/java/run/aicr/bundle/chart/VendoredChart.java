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

import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;

/**
 * A chart that was fetched into the bundle.
 *
 * @param component the component that it is the chart of
 * @param version as the recipe has it
 * @param fileName of the archive
 * @param puller program and version that fetched it; empty when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VendoredChart(
        String component,
        String chart,
        String repository,
        String version,
        String fileName,
        byte[] archive,
        String puller) {

    /** Where it came from, keys in order. */
    public Mapping provenance() {
        return new Mapping.Builder()
                .put("chart", chart)
                .put("name", component)
                .putIfSet("pullerVersion", puller)
                .put("repository", repository)
                .put("sha256", Sha256.of(archive).hex())
                .put("tarballName", fileName)
                .put("version", version)
                .build();
    }
}
