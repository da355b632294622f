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
package run.aicr.rehearsal.demo;

import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * A share of the traffic.
 *
 * @param revision name of the revision; empty for the latest that is ready
 * @param tag gives the revision an address of its own; may be empty
 */
record Traffic(String revision, int percent, String tag) {
    private static final String TYPE = "TRAFFIC_TARGET_ALLOCATION_TYPE_";

    static final Traffic LATEST = new Traffic("", 100, "");

    static Traffic read(Fields fields) {
        String type = fields.textOrEmpty("type");
        String revision = fields.textOrEmpty("revision");
        if (type.equals(TYPE + "REVISION") == revision.isEmpty()) {
            throw CloudError.invalid("traffic: type and revision do not fit together");
        }
        return new Traffic(
                revision.substring(revision.lastIndexOf('/') + 1),
                fields.integer("percent").orElse(0),
                fields.textOrEmpty("tag"));
    }

    Mapping.Builder node() {
        Mapping.Builder node = new Mapping.Builder().put("type", TYPE + (revision.isEmpty() ? "LATEST" : "REVISION"));
        return node.putIfSet("revision", revision)
                .put("percent", Scalar.integer(percent))
                .putIfSet("tag", tag);
    }
}
