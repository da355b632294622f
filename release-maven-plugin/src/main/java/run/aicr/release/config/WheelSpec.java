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
package run.aicr.release.config;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.file.SafePath;

/**
 * What an image of Python wheels is made of: part of {@code images[]} in {@code .release.yaml}.
 *
 * @param distribution the wheel that the image is about, by its normal name (PEP 503)
 * @param version of that wheel; every lock must say the same
 * @param python version of the interpreter in the base, such as {@code 3.13}
 * @param prefix folder that the interpreter was installed under, such as {@code /usr/local}
 * @param account name of the user that the image runs as; added to the base
 * @param licences path of the table of licences that the wheels do not state, relative to the configuration; may be empty
 * @param locks lock file of each platform, relative to the configuration
 */
public record WheelSpec(
        String distribution,
        String version,
        String python,
        String prefix,
        String account,
        String licences,
        SortedMap<Platform, String> locks) {
    private static final Pattern NORMAL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PYTHON = Pattern.compile("3\\.\\d{1,2}");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final List<String> PREFIXES = List.of("/usr", "/usr/local");

    public WheelSpec {
        locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
    }

    /**
     * Reads the mapping {@code wheels} of an image.
     *
     * @throws AicrException INVALID_REQUEST with file and line
     */
    public static WheelSpec read(Fields fields) {
        SortedMap<Platform, String> locks = new TreeMap<>();
        try {
            fields.textMap("locks")
                    .forEach((platform, file) -> locks.put(Platform.parse(platform), SafePath.requireRelative(file)));
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(fields.place() + ": 'locks': " + e.getMessage());
        }
        WheelSpec spec = new WheelSpec(
                fields.requiredText("package"),
                fields.requiredText("version"),
                fields.requiredText("python"),
                fields.requiredText("prefix"),
                fields.requiredText("account"),
                fields.textOrEmpty("licences"),
                locks);
        require(fields, isNormal(spec.distribution), "package", "a normal name such as aiperf");
        require(fields, PYTHON.matcher(spec.python).matches(), "python", "two numbers such as 3.13");
        require(fields, PREFIXES.contains(spec.prefix), "prefix", "one of " + String.join(", ", PREFIXES));
        require(fields, ACCOUNT.matcher(spec.account).matches(), "account", "a name such as aiperf");
        fields.refuseUnknown();
        return spec;
    }

    /** Whether a name is the one that all its spellings have in common (PEP 503). */
    public static boolean isNormal(String name) {
        return NORMAL.matcher(name).matches();
    }

    private static void require(Fields fields, boolean good, String key, String expected) {
        if (!good) {
            throw AicrException.invalidRequest(fields.place() + ": '" + key + "' must be " + expected + ", found '"
                    + fields.textOrEmpty(key) + "'");
        }
    }

    /** Path of the interpreter in the image, without the leading slash. */
    public String interpreter() {
        return below("bin/python" + python);
    }

    /** A file that every Python has in its library; where it is, the library is. */
    public String libraryFile() {
        return below("lib/python" + python + "/os.py");
    }

    /** Where libraries go. */
    public String sitePackages() {
        return below("lib/python" + python + "/site-packages");
    }

    /** A path below the prefix, without the leading slash. */
    public String below(String path) {
        return prefix.substring(1) + "/" + path;
    }

    /** Label that names the version. */
    public String versionLabel() {
        return "io.aicr." + distribution + ".version";
    }
}
