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
package run.aicr.release.base;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.document.YamlReader;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Writes digests of bases into the text of {@code .release.yaml}; everything else stays as it is, comments too. */
public final class PinnedText {
    private static final Pattern VALUE = Pattern.compile("\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,}#][^\\s,}]*");
    private static final Pattern BLOCK_KEY = Pattern.compile("( *)(- +)?name: *");

    private final String source;
    private final String text;

    /** A change of the text: what stands between two offsets becomes something else. */
    private record Edit(int from, int to, String by) {}

    private PinnedText(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /**
     * The new text.
     *
     * @param source name of the file in messages
     * @throws ReleaseException CONFIG_INVALID when the file writes a base in a way that cannot be changed in place
     */
    public static byte[] with(String source, byte[] yaml, List<BasePins.Pin> pins) {
        String text = new String(yaml, StandardCharsets.UTF_8);
        byte[] changed = new PinnedText(source, text).edited(pins).getBytes(StandardCharsets.UTF_8);
        List<String> written = new ArrayList<>();
        bases(source, changed).forEach(b -> written.add(b.textOrEmpty("digest")));
        if (!written.equals(pins.stream().map(BasePins.Pin::now).toList())) {
            throw byHand(source, Place.NONE);
        }
        return changed;
    }

    private static List<Fields> bases(String source, byte[] yaml) {
        List<Fields> bases = new ArrayList<>();
        for (Fields image :
                Fields.of(YamlReader.read(source, yaml, Limits.DOCUMENT), "").list("images")) {
            image.fields("base").ifPresent(bases::add);
        }
        return bases;
    }

    private String edited(List<BasePins.Pin> pins) {
        List<Fields> bases = bases(source, text.getBytes(StandardCharsets.UTF_8));
        // By offset: images that share a base by an alias share its text.
        Map<Integer, Edit> edits = new TreeMap<>();
        for (int i = 0; i < pins.size() && i < bases.size(); i++) {
            Edit edit = edit(bases.get(i), pins.get(i).now());
            edits.put(edit.from(), edit);
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (Edit edit : edits.values()) {
            result.append(text, at, edit.from()).append(edit.by());
            at = edit.to();
        }
        return result.append(text.substring(at)).toString();
    }

    private Edit edit(Fields base, String digest) {
        Node written = base.mapping().find("digest").orElse(null);
        if (written != null) {
            int from = offset(written.place());
            return new Edit(from, endOfValue(from, written.place()), digest);
        }
        Node name = base.node("name").orElseThrow(() -> byHand(source, base.place()));
        int from = offset(name.place());
        int end = endOfValue(from, name.place());
        int line = text.lastIndexOf('\n', from) + 1;
        Matcher key = BLOCK_KEY.matcher(text.substring(line, from));
        if (!key.matches()) {
            return new Edit(end, end, ", digest: " + digest);
        }
        int newline = text.indexOf('\n', end);
        int after = newline < 0 ? text.length() : newline;
        boolean carriage = after > 0 && text.charAt(after - 1) == '\r';
        int at = carriage ? after - 1 : after;
        int indent =
                key.group(1).length() + (key.group(2) == null ? 0 : key.group(2).length());
        return new Edit(at, at, (carriage ? "\r\n" : "\n") + " ".repeat(indent) + "digest: " + digest);
    }

    private int offset(Place place) {
        int line = 0;
        for (int i = 1; i < place.line(); i++) {
            line = text.indexOf('\n', line) + 1;
        }
        return text.offsetByCodePoints(line, place.column() - 1);
    }

    private int endOfValue(int from, Place place) {
        Matcher value = VALUE.matcher(text).region(from, text.length());
        if (!value.lookingAt()) {
            throw byHand(source, place);
        }
        return value.end();
    }

    private static ReleaseException byHand(String source, Place place) {
        return new ReleaseException(
                Code.CONFIG_INVALID,
                (place.line() == 0 ? source : place.toString())
                        + ": base.digest cannot be written here without changing the rest of the file",
                "Write base.digest by hand: -Daicr.release.dryRun shows the digests");
    }
}
