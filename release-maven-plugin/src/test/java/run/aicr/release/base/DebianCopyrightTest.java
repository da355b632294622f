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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebianCopyrightTest {
    private static final String HEAD =
            "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: x\n";

    private static Optional<String> of(String text) {
        return DebianCopyright.expression(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "Expat, MIT",
        "GPL-2+, GPL-2.0-or-later",
        "GPL-3, GPL-3.0-only",
        "LGPL-2.1, LGPL-2.1-only",
        "Artistic-2.0 or GPL-1+, Artistic-2.0 OR GPL-1.0-or-later",
        "BSD-3-clause and ISC, BSD-3-Clause AND ISC",
        "GPL-2.1,",
        "public-domain,",
        "GPL-2+ with Autoconf exception,",
        "GPL-2+ or Custom,"
    })
    void namesOfDebianBecomeThoseOfSpdxOrNothing(String name, String expected) {
        assertEquals(Optional.ofNullable(expected), of(HEAD + "\nFiles: *\nLicense: " + name + "\n Text\n .\n More\n"));
    }

    @Test
    void allFilesCount() {
        String files = "\nFiles: *\nCopyright: a\n b\nLicense: GPL-2+ or ISC\n\nFiles: doc\nLicense: MIT\n";
        assertEquals(Optional.of("(GPL-2.0-or-later OR ISC) AND MIT"), of(HEAD + files));
        assertEquals(Optional.empty(), of(HEAD + files + "\nFiles: x\nLicense: Custom\n"));
        assertEquals(Optional.of("MIT"), of(HEAD + "\nFiles: x\nLicense: MIT\n\nLicense: Custom\n Text\n"));
    }

    @Test
    void proseSaysNothing() {
        assertEquals(Optional.empty(), of("This package was debianised by somebody.\n\nLicense: MIT\n"));
        assertEquals(Optional.empty(), of("Format: something else\n\nFiles: *\nLicense: MIT\n"));
        assertEquals(Optional.empty(), of(HEAD));
        assertEquals(Optional.empty(), of(""));
    }
}
