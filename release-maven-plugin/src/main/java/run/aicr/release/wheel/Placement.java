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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.SafePath;
import run.aicr.release.config.WheelSpec;

/** Where the files of a wheel go, as pip would put them (binary distribution format, "installing a wheel"). */
final class Placement {
    private static final byte[] SHEBANG = "#!python".getBytes(StandardCharsets.US_ASCII);

    private final WheelSpec spec;

    Placement(WheelSpec spec) {
        this.spec = spec;
    }

    /** All files of a wheel with their paths in the image. */
    List<ArchiveEntry.File> files(Wheel wheel) throws IOException {
        List<ArchiveEntry.File> files = new ArrayList<>();
        try {
            for (String path : wheel.paths()) {
                files.add(file(wheel, path));
            }
            files.addAll(programs(wheel));
        } catch (IllegalArgumentException e) {
            throw Wheel.fault(wheel.locked(), String.valueOf(e.getMessage()));
        }
        for (ArchiveEntry.File file : files) {
            if (file.path().startsWith(spec.below("bin/python"))) {
                throw Wheel.fault(wheel.locked(), "it would replace " + file.path());
            }
        }
        return files;
    }

    private ArchiveEntry.File file(Wheel wheel, String path) throws IOException {
        String first = path.substring(0, path.indexOf('/') + 1);
        if (!first.endsWith(".data/")) {
            return plain(wheel, path, spec.sitePackages() + "/" + path);
        }
        String inside = path.substring(first.length());
        int slash = inside.indexOf('/');
        if (!first.equals(wheel.dataFolder()) || slash < 0) {
            throw new IllegalArgumentException("it has the file " + path + ", which has no place");
        }
        String rest = SafePath.requireRelative(inside.substring(slash + 1));
        return switch (inside.substring(0, slash)) {
            case "purelib", "platlib" -> plain(wheel, path, spec.sitePackages() + "/" + rest);
            case "data" -> plain(wheel, path, spec.below(rest));
            case "headers" ->
                plain(
                        wheel,
                        path,
                        spec.below("include/python" + spec.python() + "/"
                                + wheel.locked().name() + "/" + rest));
            case "scripts" -> script(wheel, path, spec.below("bin/" + rest));
            default -> throw new IllegalArgumentException("it has the file " + path + ", which has no place");
        };
    }

    private static ArchiveEntry.File plain(Wheel wheel, String path, String to) {
        return new ArchiveEntry.File(to, wheel.isExecutable(path), wheel.source(path));
    }

    /** A script whose interpreter is left open gets ours. */
    private ArchiveEntry.File script(Wheel wheel, String path, String to) throws IOException {
        if (wheel.source(path).size() > 1 << 20) {
            return new ArchiveEntry.File(to, true, wheel.source(path));
        }
        byte[] content = wheel.bytes(path);
        boolean open = content.length > SHEBANG.length
                && new String(content, 0, SHEBANG.length, StandardCharsets.US_ASCII).equals("#!python");
        if (!open) {
            return new ArchiveEntry.File(to, true, ArchiveEntry.Source.of(content));
        }
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return generated(to, "#!/" + spec.interpreter() + (end < 0 ? "\n" : text.substring(end)));
    }

    private List<ArchiveEntry.File> programs(Wheel wheel) throws IOException {
        String path = wheel.infoFolder() + "entry_points.txt";
        List<ArchiveEntry.File> programs = new ArrayList<>();
        if (wheel.has(path)) {
            Map<String, String> scripts = EntryPoints.scripts(wheel.text(path), "/" + spec.interpreter());
            scripts.forEach((name, text) -> programs.add(generated(spec.below("bin/" + name), text)));
        }
        return programs;
    }

    private static ArchiveEntry.File generated(String to, String text) {
        return new ArchiveEntry.File(to, true, ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
