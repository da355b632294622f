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
package run.aicr.bundle.deployer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import run.aicr.digest.Sha256;

/** Short names of addresses, unique within a bundle (spec bundle §8, §23 item 25). */
final class Slug {
    private static final int MAX_LENGTH = 63;
    private static final int HASH_LENGTH = 8;

    private final String whenEmpty;
    private final Map<String, String> names = new LinkedHashMap<>();

    Slug(String whenEmpty) {
        this.whenEmpty = whenEmpty;
    }

    /** The name of an address; another address with the same letters gets a hash behind it. */
    String of(String address) {
        String known = names.get(address);
        if (known != null) {
            return known;
        }
        String name = plain(address);
        if (names.containsValue(name)) {
            String hash = Sha256.of(address).hex().substring(0, HASH_LENGTH);
            name = cut(name, MAX_LENGTH - HASH_LENGTH - 1) + "-" + hash;
        }
        names.put(address, name);
        return name;
    }

    private String plain(String address) {
        String text = address.toLowerCase(Locale.ROOT);
        for (String scheme : new String[] {"oci://", "https://", "http://"}) {
            if (text.startsWith(scheme)) {
                text = text.substring(scheme.length());
                break;
            }
        }
        text = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        text = text.endsWith(".git") ? text.substring(0, text.length() - 4) : text;
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
            if (kept) {
                slug.append(c);
            } else if (slug.isEmpty() || slug.charAt(slug.length() - 1) != '-' || isKeptHyphen(text, i - 1)) {
                slug.append('-');
            }
        }
        String trimmed = cut(trimmed(slug.toString()), MAX_LENGTH);
        return trimmed.isEmpty() ? whenEmpty : trimmed;
    }

    private static boolean isKeptHyphen(String text, int at) {
        return at >= 0 && text.charAt(at) == '-';
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '-') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '-') {
            to--;
        }
        return text.substring(from, to);
    }
}
