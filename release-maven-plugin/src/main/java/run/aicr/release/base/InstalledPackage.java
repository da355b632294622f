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
package run.aicr.release.base;

/**
 * A package that a base has installed, in the words of its package manager.
 *
 * @param source name of the source package, and {@code @version} when that differs; empty when both are the same
 * @param maintainer name with address, such as {@code GNU Libc Maintainers <debian-glibc@lists.debian.org>}; or empty
 * @param licence SPDX expression; empty when nobody says it in a form that machines read
 */
public record InstalledPackage(
        String name, String version, String architecture, String source, String maintainer, String licence) {
    InstalledPackage withLicence(String expression) {
        return new InstalledPackage(name, version, architecture, source, maintainer, expression);
    }
}
