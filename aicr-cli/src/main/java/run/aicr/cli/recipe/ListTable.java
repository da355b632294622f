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
package run.aicr.cli.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.recipe.CatalogEntry;

/** The list of recipes as a table: two blanks between columns, the last one not padded (spec cli §11.2). */
final class ListTable {
    private static final String NONE = "-";

    private ListTable() {}

    static byte[] write(List<CatalogEntry> entries, boolean withHealth) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(heads(withHealth));
        for (CatalogEntry entry : entries) {
            rows.add(row(entry, withHealth));
        }
        StringBuilder out = new StringBuilder(1 << 14);
        int[] widths = widths(rows);
        for (List<String> row : rows) {
            append(out, row, widths);
        }
        if (entries.isEmpty()) {
            out.append("(no matching overlays)\n");
        } else {
            out.append("\nany = wildcard (dimension unconstrained \u2014 matches any value)\n");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> heads(boolean withHealth) {
        return withHealth
                ? List.of(
                        "NAME",
                        "SERVICE",
                        "ACCELERATOR",
                        "INTENT",
                        "OS",
                        "PLATFORM",
                        "IS_LEAF",
                        "STATUS",
                        "COVERAGE",
                        "SOURCE")
                : List.of("NAME", "SERVICE", "ACCELERATOR", "INTENT", "OS", "PLATFORM", "IS_LEAF", "SOURCE");
    }

    private static List<String> row(CatalogEntry entry, boolean withHealth) {
        Criteria criteria = entry.criteria();
        List<String> row = new ArrayList<>();
        row.add(entry.overlay().name());
        row.add(orAny(criteria.service()));
        row.add(orAny(criteria.accelerator()));
        row.add(orAny(criteria.intent()));
        row.add(orAny(criteria.os()));
        row.add(orAny(criteria.platform()));
        row.add(Boolean.toString(entry.leaf()));
        if (withHealth) {
            boolean graded = entry.health().isPresent();
            row.add(graded ? entry.health().get().status() : NONE);
            row.add(graded ? entry.health().get().coverageText() : NONE);
        }
        row.add(entry.overlay().origin().label());
        return row;
    }

    private static String orAny(String value) {
        return value.isEmpty() ? Dimension.ANY : value;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                widths[i] = Math.max(widths[i], cell.codePointCount(0, cell.length()));
            }
        }
        return widths;
    }

    private static void append(StringBuilder out, List<String> row, int[] widths) {
        int last = row.size() - 1;
        for (int i = 0; i < last; i++) {
            String cell = row.get(i);
            out.append(cell);
            for (int pad = cell.codePointCount(0, cell.length()); pad < widths[i] + 2; pad++) {
                out.append(' ');
            }
        }
        out.append(row.get(last)).append('\n');
    }
}
