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
package run.aicr.http;

/** Ranges of IPv4 addresses as {@code NO_PROXY} writes them: {@code 10.0.0.0/8}. */
final class Ipv4Range {
    private static final long NONE = -1;

    private Ipv4Range() {}

    static boolean isAddress(String host) {
        return address(host) != NONE;
    }

    /** Whether the host is an address within the range; false for anything that is no range or no address. */
    static boolean covers(String range, String host) {
        int slash = range.indexOf('/');
        long base = address(range.substring(0, slash));
        long address = address(host);
        long bits = number(range.substring(slash + 1), 32);
        if (base == NONE || address == NONE || bits == NONE) {
            return false;
        }
        long shift = 32 - bits;
        return base >> shift == address >> shift;
    }

    private static long address(String text) {
        String[] parts = text.split("\\.", -1);
        long address = parts.length == 4 ? 0 : NONE;
        for (int i = 0; i < 4 && address != NONE; i++) {
            long part = number(parts[i], 255);
            address = part == NONE ? NONE : address << 8 | part;
        }
        return address;
    }

    private static long number(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NONE;
        }
        int value = Integer.parseInt(text);
        return value > most ? NONE : value;
    }
}
