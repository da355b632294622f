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
package run.aicr.cli.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.aicr.snapshot.SnapshotDiff;

/** Differences as a table of four columns (spec cli §11.4). */
public final class DiffTable {
    private static final int BLANKS_BETWEEN = 2;

    private DiffTable() {}

    /** {@code NO CHANGES}, or the number of changes, the table and a last line that says so. */
    public static byte[] of(SnapshotDiff diff) {
        if (diff.changes().isEmpty()) {
            return bytes("NO CHANGES\n");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KIND", "PATH", "BASELINE", "TARGET"));
        rows.add(List.of("----", "----", "--------", "------"));
        for (SnapshotDiff.Change change : diff.changes()) {
            rows.add(List.of(
                    change.kind().name().toUpperCase(Locale.ROOT),
                    escaped(change.path()),
                    side(change.baseline()),
                    side(change.target())));
        }
        StringBuilder out = new StringBuilder("CHANGES (");
        out.append(diff.count(SnapshotDiff.Kind.ADDED)).append(" added, ");
        out.append(diff.count(SnapshotDiff.Kind.REMOVED)).append(" removed, ");
        out.append(diff.count(SnapshotDiff.Kind.MODIFIED)).append(" modified)\n");
        append(rows, out);
        return bytes(out.append("\nDRIFT DETECTED\n").toString());
    }

    private static void append(List<List<String>> rows, StringBuilder out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            for (int i = 0; i < columns - 1; i++) {
                out.append(row.get(i));
                out.repeat(' ', widths[i] + BLANKS_BETWEEN - width(row.get(i)));
            }
            out.append(row.get(columns - 1)).append('\n');
        }
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String side(Optional<String> text) {
        if (text.isEmpty()) {
            return "-";
        }
        return text.get().isEmpty() ? "\"\"" : escaped(text.get());
    }

    /** One line, whatever the text holds. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        escaped.append("\\x").append(c < 0x10 ? "0" : "").append(Integer.toHexString(c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
