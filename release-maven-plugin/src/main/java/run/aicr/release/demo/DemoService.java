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
package run.aicr.release.demo;

import java.util.List;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;

/**
 * The demo service as the cloud describes it.
 *
 * @param image of the template, with digest
 * @param address where it is reached
 * @param readyRevision newest revision that is ready; empty before the first
 * @param createdRevision newest revision at all
 * @param servingRevision the one that gets all requests; empty when they are split
 * @param document as it was read
 */
record DemoService(
        String image,
        String address,
        String readyRevision,
        String createdRevision,
        Optional<String> servingRevision,
        Mapping document) {
    private static final String LATEST = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST";

    static DemoService read(Fields fields) {
        String ready = shortName(fields.textOrEmpty("latestReadyRevision"));
        List<Fields> containers =
                fields.fields("template").map(t -> t.list("containers")).orElse(List.of());
        String image = containers.isEmpty() ? "" : containers.get(0).textOrEmpty("image");
        return new DemoService(
                image,
                fields.textOrEmpty("uri"),
                ready,
                shortName(fields.textOrEmpty("latestCreatedRevision")),
                serving(fields, ready),
                fields.mapping());
    }

    private static Optional<String> serving(Fields fields, String ready) {
        List<Fields> statuses = fields.list("trafficStatuses");
        List<Fields> targets = statuses.isEmpty() ? fields.list("traffic") : statuses;
        if (targets.isEmpty()) {
            return Optional.of(ready).filter(r -> !r.isEmpty());
        }
        for (Fields target : targets) {
            if (target.textOrEmpty("percent").equals("100")) {
                String revision = shortName(target.textOrEmpty("revision"));
                boolean newest =
                        revision.isEmpty() || target.textOrEmpty("type").equals(LATEST);
                return Optional.of(newest ? ready : revision).filter(r -> !r.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static String shortName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
