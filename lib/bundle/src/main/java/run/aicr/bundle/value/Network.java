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
package run.aicr.bundle.value;

import java.util.OptionalInt;

/** Networks in CIDR form, without asking any resolver. */
final class Network {
    private Network() {}

    /** The prefix length of a network without host bits; empty for anything else, IPv4 within IPv6 too. */
    static OptionalInt prefixOf(String text) {
        int slash = text.indexOf('/');
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (length.isEmpty() || length.length() > 3 || length.length() > 1 && length.charAt(0) == '0') {
            return OptionalInt.empty();
        }
        if (!length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        String address = text.substring(0, slash);
        int[] bytes = address.indexOf(':') >= 0 ? ipv6(address) : ipv4(address);
        int prefix = Integer.parseInt(length);
        boolean fits = bytes.length > 0 && prefix <= bytes.length * 8 && !hasHostBits(bytes, prefix);
        return fits ? OptionalInt.of(prefix) : OptionalInt.empty();
    }

    private static boolean hasHostBits(int[] bytes, int prefix) {
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) == 1) {
                return true;
            }
        }
        return false;
    }

    private static int[] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        int[] bytes = new int[4];
        if (parts.length != 4) {
            return new int[0];
        }
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean number =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || part.length() > 1 && part.charAt(0) == '0' || Integer.parseInt(part) > 255) {
                return new int[0];
            }
            bytes[i] = Integer.parseInt(part);
        }
        return bytes;
    }

    private static int[] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return new int[0];
        }
        int[] head = groups(gap < 0 ? text : text.substring(0, gap));
        int[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        int count = head.length + tail.length;
        if (gap < 0 && count != 8 || gap >= 0 && count > 7 || contains(head, -1) || contains(tail, -1)) {
            return new int[0];
        }
        int[] bytes = new int[16];
        for (int i = 0; i < head.length; i++) {
            put(bytes, i, head[i]);
        }
        for (int i = 0; i < tail.length; i++) {
            put(bytes, 8 - tail.length + i, tail[i]);
        }
        return isMapped(bytes) ? new int[0] : bytes;
    }

    private static boolean contains(int[] groups, int value) {
        for (int group : groups) {
            if (group == value) {
                return true;
            }
        }
        return false;
    }

    private static void put(int[] bytes, int group, int value) {
        bytes[2 * group] = value >> 8;
        bytes[2 * group + 1] = value & 255;
    }

    private static boolean isMapped(int[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == 255 && bytes[11] == 255;
    }

    /** The groups; -1 for one that is none. */
    private static int[] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        int[] groups = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            boolean hex = !parts[i].isEmpty()
                    && parts[i].length() <= 4
                    && parts[i].chars().allMatch(c -> Character.digit(c, 16) >= 0);
            groups[i] = hex ? Integer.parseInt(parts[i], 16) : -1;
        }
        return groups;
    }
}
