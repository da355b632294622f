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
package run.aicr.rehearsal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import run.aicr.error.AicrException;

/**
 * The text form of faults: clauses separated by {@code ;}, each {@code <peer> [<method> [<path>]] <effect> [<option>…]}.
 *
 * <p>Method is a word in capitals or {@code *}; path is a regular expression over the whole path, or path and query,
 * without spaces and semicolons. Effects: a status of three digits, {@code cut-before}, {@code cut-after},
 * {@code cut-body}, {@code cut-answer}, {@code corrupt}, {@code corrupt-upload}, {@code wrong-digest},
 * {@code delay=<n>ms}, {@code outage}. Options: {@code x<n>} (times; {@code x*} without end), {@code from=<k>},
 * {@code retry-after=<seconds>}, {@code header=<name>:<value>}. Without {@code x} a fault strikes once, an outage and a
 * delay always.
 */
final class ScriptText {
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]+|\\*");
    private static final Pattern DELAY = Pattern.compile("delay=([0-9]{1,6})ms");
    private static final Pattern TIMES = Pattern.compile("x(\\*|[0-9]{1,6})");
    private static final Pattern FROM = Pattern.compile("from=([0-9]{1,6})");
    private static final Pattern RETRY_AFTER = Pattern.compile("retry-after=([0-9]{1,6})");
    private static final Pattern HEADER = Pattern.compile("header=([A-Za-z0-9-]+):(.*)");
    private static final Map<String, Effect> WORDS = Map.of(
            "cut-before", new Effect.CutBefore(),
            "cut-after", new Effect.CutAfter(),
            "cut-body", new Effect.CutBody(),
            "cut-answer", new Effect.CutAnswer(),
            "corrupt", new Effect.Corrupt(),
            "corrupt-upload", new Effect.CorruptUpload(),
            "wrong-digest", new Effect.WrongDigest(),
            "outage", new Effect.CutBefore());

    private final String clause;
    private final List<String> words;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int from = 1;
    private Optional<Integer> times = Optional.empty();

    private ScriptText(String clause) {
        this.clause = clause;
        this.words = new ArrayList<>(List.of(clause.split("\\s+")));
    }

    static List<Fault> parse(String text) {
        List<Fault> faults = new ArrayList<>();
        for (String clause : text.split(";", -1)) {
            if (!clause.isBlank()) {
                faults.add(new ScriptText(clause.strip()).fault());
            }
        }
        return List.copyOf(faults);
    }

    private Fault fault() {
        String peer = words.remove(0);
        String method = nextIsEffect() ? "*" : next("a method or an effect");
        if (!METHOD.matcher(method).matches()) {
            throw wrong(method, "a method in capitals, * or an effect");
        }
        Pattern path = nextIsEffect() ? Pattern.compile(".*") : path(next("a path or an effect"));
        String effectWord = next("an effect");
        boolean always = effectWord.equals("outage") || effectWord.startsWith("delay=");
        words.forEach(this::option);
        Effect effect = effect(effectWord).orElseThrow(() -> wrong(effectWord, "an effect, such as 502 or cut-after"));
        try {
            return new Fault(peer, method, path, from, times.orElse(always ? Fault.ALWAYS : 1), effect);
        } catch (IllegalArgumentException e) {
            throw wrong(clause, "numbers from 1 on");
        }
    }

    private String next(String expected) {
        if (words.isEmpty()) {
            throw wrong("its end", expected);
        }
        return words.remove(0);
    }

    private boolean nextIsEffect() {
        return !words.isEmpty() && effect(words.get(0)).isPresent();
    }

    private Optional<Effect> effect(String word) {
        var delay = DELAY.matcher(word);
        if (delay.matches()) {
            return Optional.of(new Effect.Delay(Duration.ofMillis(Long.parseLong(delay.group(1)))));
        }
        if (STATUS.matcher(word).matches()) {
            return Optional.of(new Effect.Status(Integer.parseInt(word), headers));
        }
        return Optional.ofNullable(WORDS.get(word));
    }

    private Pattern path(String word) {
        try {
            return Pattern.compile(word);
        } catch (PatternSyntaxException e) {
            throw wrong(word, "a regular expression");
        }
    }

    private void option(String word) {
        var timesOption = TIMES.matcher(word);
        var fromOption = FROM.matcher(word);
        var retryAfter = RETRY_AFTER.matcher(word);
        var header = HEADER.matcher(word);
        if (timesOption.matches()) {
            String count = timesOption.group(1);
            times = Optional.of(count.equals("*") ? Fault.ALWAYS : Integer.parseInt(count));
        } else if (fromOption.matches()) {
            from = Integer.parseInt(fromOption.group(1));
        } else if (retryAfter.matches()) {
            headers.put("Retry-After", retryAfter.group(1));
        } else if (header.matches()) {
            headers.put(header.group(1), header.group(2));
        } else {
            throw wrong(word, "x<n>, from=<k>, retry-after=<seconds> or header=<name>:<value>");
        }
    }

    private AicrException wrong(String found, String expected) {
        return AicrException.invalidRequest(
                "fault script '" + clause + "': found '" + found + "' where " + expected + " is expected");
    }
}
