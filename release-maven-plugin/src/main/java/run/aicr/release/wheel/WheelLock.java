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
package run.aicr.release.wheel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;
import run.aicr.release.config.WheelSpec;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * The lock of one platform: every wheel by name, version and digest. It is a requirements file of pip in its strictest
 * form: one wheel a line, {@code name==version --hash=sha256:<64 hex digits>}, in the order of the names; comments begin
 * with {@code #}.
 *
 * @param sha256 digest of the file
 */
record WheelLock(Sha256 sha256, List<LockedWheel> wheels) {
    private static final long LARGEST = 1 << 20;
    private static final int MOST_WHEELS = 1000;
    private static final Pattern LINE = Pattern.compile("(\\S+?)==(\\S+) --hash=sha256:([0-9a-f]{64})");
    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.!+_]*");

    WheelLock {
        wheels = List.copyOf(wheels);
    }

    /**
     * Reads the file.
     *
     * @param name what messages call it
     * @throws ReleaseException CONFIG_INVALID with file and line
     */
    static WheelLock read(String name, Path file) {
        try {
            byte[] bytes = BoundedBytes.ofFile(file, name, LARGEST);
            return new WheelLock(Sha256.of(bytes), wheels(name, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "the lock of wheels " + file + " cannot be read")
                    .because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, e.sentence()).because(e);
        }
    }

    private static List<LockedWheel> wheels(String name, String text) {
        List<LockedWheel> wheels = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String place = name + ":" + number;
            if (!line.isEmpty() && !line.startsWith("#")) {
                LockedWheel wheel = wheel(place, line);
                String before = places.put(wheel.name(), place);
                if (before != null) {
                    throw fault(place, "a second line for " + wheel.name() + ", the first is " + before);
                }
                wheels.add(wheel);
            }
        }
        if (wheels.isEmpty() || wheels.size() > MOST_WHEELS) {
            throw fault(name, "has " + wheels.size() + " wheels, expected 1 to " + MOST_WHEELS);
        }
        return wheels;
    }

    private static LockedWheel wheel(String place, String line) {
        Matcher parts = LINE.matcher(line);
        boolean good = parts.matches()
                && WheelSpec.isNormal(parts.group(1))
                && VERSION.matcher(parts.group(2)).matches();
        if (!good) {
            throw fault(
                    place,
                    "expected 'name==version --hash=sha256:<64 hex digits>' with the name in lower case, found '" + line
                            + "'");
        }
        return new LockedWheel(parts.group(1), parts.group(2), Sha256.parse("sha256:" + parts.group(3)), place);
    }

    private static ReleaseException fault(String place, String what) {
        return new ReleaseException(
                Code.CONFIG_INVALID, place + ": " + what, "Renew the lock, see docs/maintainer/wheels.md");
    }
}
