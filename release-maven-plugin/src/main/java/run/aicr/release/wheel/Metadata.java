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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Headers of the file {@code METADATA} of a wheel (core metadata of Python packages, PEP 566 and PEP 639). The long
 * description below them is not read.
 */
record Metadata(List<Header> headers) {

    /** One header; the name in lower case, the value with the lines that continue it. */
    record Header(String name, String value) {}

    Metadata {
        headers = List.copyOf(headers);
    }

    static Metadata parse(String text) {
        List<Header> headers = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            boolean continues = line.startsWith(" ") || line.startsWith("\t");
            int colon = line.indexOf(':');
            if (continues && !headers.isEmpty()) {
                Header last = headers.remove(headers.size() - 1);
                headers.add(new Header(last.name(), last.value() + "\n" + line.strip()));
            } else if (colon > 0) {
                headers.add(new Header(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip()));
            } else {
                break;
            }
        }
        return new Metadata(headers);
    }

    /** The first value of a header. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a header. */
    List<String> all(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return headers.stream()
                .filter(h -> h.name().equals(wanted))
                .map(Header::value)
                .toList();
    }

    /** Where its source is found, else its home page. */
    Optional<String> source() {
        for (String label : List.of("source", "source code", "repository", "github", "homepage", "home")) {
            for (String url : all("Project-URL")) {
                int comma = url.indexOf(',');
                if (comma > 0
                        && url.substring(0, comma)
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .equals(label)) {
                    return Optional.of(url.substring(comma + 1).strip());
                }
            }
        }
        return first("Home-page").filter(url -> url.startsWith("http"));
    }
}
