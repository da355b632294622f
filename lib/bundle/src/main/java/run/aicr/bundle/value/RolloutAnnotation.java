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
package run.aicr.bundle.value;

import java.util.ArrayList;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/** Makes the DRA driver's pods start anew when the GPU operator changes (spec bundle §4.7). */
final class RolloutAnnotation {
    private static final String OPERATOR = "gpu-operator";
    private static final String DRIVER = "nvidia-dra-driver-gpu";
    private static final String ANNOTATION = "aicr.run/gpu-operator-chart-version";
    private static final List<List<String>> PODS =
            List.of(List.of("controller", "podAnnotations"), List.of("kubeletPlugin", "podAnnotations"));

    private RolloutAnnotation() {}

    static List<ProducedValues> apply(List<ProducedValues> components) {
        String version = "";
        for (ProducedValues component : components) {
            if (component.ref().name().equals(OPERATOR)) {
                version = component.ref().version();
            }
        }
        List<ProducedValues> annotated = new ArrayList<>();
        for (ProducedValues component : components) {
            boolean applies = !version.isEmpty() && component.ref().name().equals(DRIVER);
            annotated.add(applies ? component.with(annotated(component.all(), version)) : component);
        }
        return annotated;
    }

    private static Mapping annotated(Mapping values, String version) {
        Mapping annotated = values;
        for (List<String> pods : PODS) {
            List<String> segments = new ArrayList<>(pods);
            segments.add(ANNOTATION);
            annotated = new ValuePath(segments).force(annotated, Scalar.text(version));
        }
        return annotated;
    }
}
