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

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that a wheel declares in {@code entry_points.txt}, sections console_scripts and gui_scripts. */
final class EntryPoints {
    private static final Pattern SECTION = Pattern.compile("\\[\\s*([^\\]]+?)\\s*\\]");
    private static final Pattern POINT =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]*)\\s*=\\s*([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)\\s*:"
                    + "\\s*([A-Za-z_]\\w*)((?:\\.[A-Za-z_]\\w*)*)\\s*(?:\\[[^\\]]*\\])?");

    private EntryPoints() {}

    /**
     * The text of each program by its name.
     *
     * @param interpreter absolute path of Python
     * @throws IllegalArgumentException naming the line that cannot be understood
     */
    static Map<String, String> scripts(String text, String interpreter) {
        Map<String, String> scripts = new TreeMap<>();
        boolean programs = false;
        for (String raw : text.split("\r?\n", -1)) {
            String line = raw.strip();
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                programs = section.group(1).equals("console_scripts")
                        || section.group(1).equals("gui_scripts");
            } else if (programs && !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                Matcher point = POINT.matcher(line);
                if (!point.matches()) {
                    throw new IllegalArgumentException("entry_points.txt has the line '" + line + "'");
                }
                scripts.put(point.group(1), script(interpreter, point));
            }
        }
        return scripts;
    }

    /** Guarded, because programs that start processes of their own import this file again. */
    private static String script(String interpreter, Matcher point) {
        String function = point.group(3);
        return "#!" + interpreter + "\nimport sys\nfrom " + point.group(2) + " import " + function
                + "\nif __name__ == \"__main__\":\n    sys.exit(" + function + point.group(4) + "())\n";
    }
}
