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
package run.aicr.release.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsvPackageTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            pkg:maven/org.example/parser@1.9?type=jar Maven org.example:parser 1.9
            pkg:pypi/Foo_Bar.baz@1.0%2Bcu12 PyPI foo-bar-baz 1.0+cu12
            pkg:deb/debian/netbase@6.4?arch=all&distro=debian-12 Debian:12 netbase 6.4
            pkg:deb/debian/libc6@2.36-9%2Bdeb12u9?arch=amd64&distro=debian-12.5&upstream=glibc Debian:12 glibc 2.36-9+deb12u9
            pkg:deb/debian/libstdc%2B%2B6@14.2?distro=debian-13&upstream=gcc-14%4014.2.0-19 Debian:13 gcc-14 14.2.0-19
            pkg:deb/ubuntu/tzdata@2:1?arch=all&distro=ubuntu-24.04 Ubuntu:24.04:LTS tzdata 2:1
            pkg:deb/ubuntu/tzdata@1?distro=ubuntu-25.04 Ubuntu:25.04 tzdata 1
            pkg:deb/ubuntu/tzdata@1?distro=ubuntu-24.10 Ubuntu:24.10 tzdata 1
            """)
    void packageUrlsNameWhatEntriesAreAbout(String purl, String ecosystem, String name, String version) {
        assertEquals(Optional.of(new OsvPackage(ecosystem, name, version)), OsvPackage.ofPurl(purl));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkg:generic/openjdk@25.0.3%2B9?arch=amd64",
                "pkg:deb/debian/netbase@6.4",
                "pkg:deb/debian/netbase@6.4?distro=sid",
                "pkg:oci/aicr@sha256%3A00",
                "pkg:maven/org.example/parser",
                "pkg:pypi/a/b@1",
                "nothing",
                ""
            })
    void othersAreNotCompared(String purl) {
        assertEquals(Optional.empty(), OsvPackage.ofPurl(purl));
    }
}
