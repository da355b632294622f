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
package run.aicr.release.notice;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The licence policy about Python wheels of images. They are there only when a build has collected them; exceptions about
 * them are not asked for otherwise.
 */
public final class WheelPolicy {
    private WheelPolicy() {}

    /**
     * Judges them.
     *
     * @param file of the policy, relative to the root
     * @throws run.aicr.release.error.ReleaseException LICENSE_NOT_ALLOWED, LICENSE_UNKNOWN or CONFIG_INVALID
     */
    public static void require(Path root, String file, List<Component> wheels, LocalDate today) {
        if (wheels.isEmpty()) {
            return;
        }
        LicensePolicy.read(root, file).about(Component::isWheel).require(wheels, today);
    }
}
