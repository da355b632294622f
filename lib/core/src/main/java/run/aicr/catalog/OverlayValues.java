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
package run.aicr.catalog;

import java.util.List;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;

/** The criteria values that overlays name. Asked for values that are not built in only, so it need not be fast. */
final class OverlayValues implements KnownValues {
    private final List<Overlay> overlays;
    private final boolean embeddedOnly;

    OverlayValues(List<Overlay> overlays, boolean embeddedOnly) {
        this.overlays = overlays;
        this.embeddedOnly = embeddedOnly;
    }

    @Override
    public boolean contains(Dimension dimension, String value) {
        for (Overlay overlay : overlays) {
            boolean counts = !embeddedOnly || overlay.origin() == Origin.EMBEDDED;
            if (counts
                    && overlay.criteria().isPresent()
                    && overlay.criteria().get().value(dimension).equals(value)) {
                return true;
            }
        }
        return false;
    }
}
