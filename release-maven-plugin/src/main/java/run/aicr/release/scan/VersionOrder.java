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

import java.util.Comparator;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** Orders of versions, one for each kind of package; every text has its place in each of them. */
enum VersionOrder implements Comparator<String> {
    /** Maven's own. */
    MAVEN {
        @Override
        int ordered(String a, String b) {
            return new ComparableVersion(a).compareTo(new ComparableVersion(b));
        }
    },
    /** That of dpkg (Debian policy §5.6.12). */
    DEBIAN {
        @Override
        int ordered(String a, String b) {
            return DebianVersion.parse(a).compareTo(DebianVersion.parse(b));
        }
    },
    /** That of Python packages (PEP 440). */
    PYTHON {
        @Override
        int ordered(String a, String b) {
            return PythonVersion.parse(a).compareTo(PythonVersion.parse(b));
        }
    };

    private static final int MAX_VERSION = 200;

    abstract int ordered(String a, String b);

    /** Very long texts are nobody's versions, and would cost dearly. */
    @Override
    public int compare(String a, String b) {
        return ordered(cut(a), cut(b));
    }

    private static String cut(String version) {
        return version.length() > MAX_VERSION ? version.substring(0, MAX_VERSION) : version;
    }
}
