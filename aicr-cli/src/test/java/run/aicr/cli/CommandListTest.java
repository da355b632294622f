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
package run.aicr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.GlobalFlags;

/**
 * The list of commands and flags that the program carries is that of its command tree. Release notes compare it with the
 * list of the release before; a change of it in review is a change for those who call the program.
 */
class CommandListTest {
    private static final Path SOURCE = Path.of("src/main/resources/META-INF/aicr/commands.txt");

    @Test
    void theListIsThatOfTheCommandTree() throws IOException {
        List<String> lines = new ArrayList<>();
        GlobalFlags.all().forEach(f -> lines.add("aicr" + flag(f)));
        walk(new Commands(), lines);
        Collections.sort(lines);
        String text = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(SOURCE.getParent());
            Files.writeString(SOURCE, text);
        }
        assertEquals(text, carried(), "Run this test with -Dgolden.update=true to write " + SOURCE);
    }

    private static String carried() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            return Files.readString(SOURCE);
        }
        try (InputStream in = CommandListTest.class.getResourceAsStream("/META-INF/aicr/commands.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void walk(Command command, List<String> lines) {
        CommandTable table = command.table();
        lines.add(table.path() + "\tcommand"
                + (table.arguments().text().isEmpty()
                        ? ""
                        : " " + table.arguments().text()));
        table.flags().stream().filter(f -> !f.hidden()).forEach(f -> lines.add(table.path() + flag(f)));
        table.commands()
                .forEach(c -> walk(command.find(c.name()).orElseThrow(() -> new AssertionError(c.name())), lines));
    }

    /** {@code  --output<tab>text, also -o, variable AICR_OUTPUT, default yaml, one of json yaml}. */
    private static String flag(Flag flag) {
        StringBuilder line = new StringBuilder(" --" + flag.name() + "\t" + kind(flag.kind()));
        flag.aliases()
                .forEach(a -> line.append(", also ")
                        .append(a.length() == 1 ? "-" : "--")
                        .append(a));
        line.append(flag.required() ? ", required" : "");
        line.append(flag.variable().isEmpty() ? "" : ", variable " + flag.variable());
        line.append(flag.whenUnset().isEmpty() ? "" : ", default " + flag.whenUnset());
        line.append(flag.values().isEmpty() ? "" : ", one of " + String.join(" ", flag.values()));
        return line.toString();
    }

    private static String kind(Flag.Kind kind) {
        return kind == Flag.Kind.SWITCH ? "boolean" : kind.name().toLowerCase(Locale.ROOT);
    }
}
