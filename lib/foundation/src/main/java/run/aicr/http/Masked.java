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

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Addresses as messages and logs may show them: without user, password, and values of parameters that may be secret. */
public final class Masked {
    private static final String MASK = "***";
    private static final List<String> SECRET_PARTS =
            List.of("auth", "credential", "key", "pass", "secret", "sig", "token");

    private Masked() {}

    /** The address for a message. */
    public static String address(URI address) {
        return address(address.toString());
    }

    /** The address for a message, also when it is no valid one. */
    public static String address(String address) {
        int fragment = address.indexOf('#');
        String whole = fragment < 0 ? address : address.substring(0, fragment);
        int question = whole.indexOf('?');
        String beforeQuery = withoutUser(question < 0 ? whole : whole.substring(0, question));
        return question < 0 ? beforeQuery : beforeQuery + "?" + maskedQuery(whole.substring(question + 1));
    }

    private static String withoutUser(String address) {
        int start = address.indexOf("://");
        if (start < 0) {
            return address;
        }
        start += 3;
        int slash = address.indexOf('/', start);
        int end = slash < 0 ? address.length() : slash;
        int at = address.lastIndexOf('@', end - 1);
        return at < start ? address : address.substring(0, start) + MASK + address.substring(at);
    }

    private static String maskedQuery(String query) {
        StringBuilder masked = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            masked.append(masked.length() == 0 ? "" : "&");
            masked.append(equals >= 0 && mayBeSecret(name) ? name + "=" + MASK : pair);
        }
        return masked.toString();
    }

    private static boolean mayBeSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET_PARTS.stream().anyMatch(lower::contains);
    }
}
