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
package run.aicr.suggestion;

import java.util.ArrayList;
import java.util.List;

/** The known words nearest to a word: equal beginnings, or few letters to change. */
public final class NearestWords {
    private NearestWords() {}

    /** The nearest of the known words, all of equal distance, in the given order; empty when none is near. */
    public static List<String> of(String word, Iterable<String> known) {
        List<String> nearest = new ArrayList<>();
        int least = word.length() < 4 ? 2 : 3;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < least) {
                nearest.clear();
                least = distance;
                nearest.add(candidate);
            } else if (distance == least && !nearest.isEmpty()) {
                nearest.add(candidate);
            }
        }
        return nearest;
    }

    /** A clause for the end of a message: {@code "; did you mean \"eks\"?"}, or nothing when no word is near. */
    public static String clause(String word, Iterable<String> known) {
        List<String> nearest = of(word, known);
        if (nearest.isEmpty()) {
            return "";
        }
        StringBuilder clause = new StringBuilder("; did you mean ");
        for (int i = 0; i < nearest.size(); i++) {
            clause.append(i == 0 ? "" : " or ")
                    .append('"')
                    .append(nearest.get(i))
                    .append('"');
        }
        return clause.append('?').toString();
    }

    /** Levenshtein distance; a proper beginning of at least three letters counts as 1. */
    private static int distance(String a, String b) {
        if (a.length() >= 3 && b.startsWith(a) && !a.equals(b)) {
            return 1;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
