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
package run.aicr.bundle.deployer;

/**
 * How long a release may take, in one place for scripts and documents (spec bundle §7.1, §8, §23 item 18).
 *
 * @param seconds limit of one attempt
 * @param retries after the first attempt; -1 for what the user says
 * @param waiting whether the deployment waits for the release to be ready
 */
record ReleaseTiming(int seconds, int retries, Wait waiting) {
    private static final ReleaseTiming DEFAULT = new ReleaseTiming(600, -1, Wait.AS_ASKED);
    /** Its operands come up one after the other, long after Helm has done its part. */
    private static final ReleaseTiming ASYNCHRONOUS = new ReleaseTiming(1200, 1, Wait.NEVER);
    /** The longest wait of the gate, and five minutes. */
    private static final ReleaseTiming GATE = new ReleaseTiming(5700, 1, Wait.ALWAYS);

    /** Whether Helm waits. */
    enum Wait {
        AS_ASKED,
        ALWAYS,
        NEVER
    }

    static ReleaseTiming of(Folder folder) {
        if (folder.role() == Folder.Role.READINESS) {
            return GATE;
        }
        return isAsynchronous(folder.component().name()) ? ASYNCHRONOUS : DEFAULT;
    }

    static boolean isAsynchronous(String component) {
        return component.equals("kai-scheduler");
    }

    /** {@code 10m0s}, {@code 1h35m0s} */
    String duration() {
        int minutes = seconds / 60;
        return (minutes >= 60 ? minutes / 60 + "h" : "") + minutes % 60 + "m" + seconds % 60 + "s";
    }
}
