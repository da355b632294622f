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
package run.aicr.bundle.bom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "busybox | docker.io/library/busybox | pkg:oci/busybox?repository_url=docker.io/library/busybox",
                "a/b:1 | docker.io/a/b | pkg:oci/b@1?repository_url=docker.io/a/b",
                "nvcr.io/nvidia/x:v1 | nvcr.io/nvidia/x | pkg:oci/x@v1?repository_url=nvcr.io/nvidia/x",
                "localhost:5000/x:2 | localhost:5000/x | pkg:oci/x@2?repository_url=localhost:5000/x",
                "r.io/x:1@sha256:ab | r.io/x | pkg:oci/x@sha256:ab?repository_url=r.io/x&tag=1",
            })
    void partsAndPackageUrl(String text, String name, String purl) {
        ImageName image = ImageName.of(text);
        assertEquals(name, image.registry() + "/" + image.repository());
        assertEquals(purl, image.purl());
    }

    /** Worked out with the uuid module of Python: uuid5(NAMESPACE_URL, …). */
    @Test
    void namesGiveUuids() {
        assertEquals(
                "a088fb1a-e28c-5e7d-98ce-9fa0f4a8e312",
                NameUuid.ofUrl("aicr-recipes@1.2.3").toString());
    }
}
