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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import run.aicr.error.AicrException;

/**
 * Which proxy serves which address, as the variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} say, in
 * upper or lower case. This machine itself is always reached without one.
 */
public final class Proxies {
    /** No proxy for any address. */
    public static final Proxies NONE = new Proxies("", "", List.of());

    private final String forHttps;
    private final String forHttp;
    private final List<String> without;

    private Proxies(String forHttps, String forHttp, List<String> without) {
        this.forHttps = forHttps;
        this.forHttp = forHttp;
        this.without = without;
    }

    /** Reads the variables; the spelling in upper case wins. */
    public static Proxies of(Map<String, String> variables) {
        List<String> without = new ArrayList<>();
        for (String entry : variable(variables, "NO_PROXY").split(",", -1)) {
            String trimmed = entry.strip().toLowerCase(Locale.ROOT);
            if (!trimmed.isEmpty()) {
                without.add(trimmed);
            }
        }
        return new Proxies(variable(variables, "HTTPS_PROXY"), variable(variables, "HTTP_PROXY"), List.copyOf(without));
    }

    private static String variable(Map<String, String> variables, String name) {
        String upper = variables.getOrDefault(name, "");
        return upper.isEmpty() ? variables.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    /**
     * The proxy for an address; empty when it is reached directly.
     *
     * @throws AicrException INVALID_REQUEST when the variable holds no address of an HTTP proxy
     */
    Optional<HttpProxy> forAddress(URI address) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        String text = secure ? forHttps : forHttp;
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        if (text.isEmpty() || isThisMachine(host) || isReachedWithout(host, port)) {
            return Optional.empty();
        }
        return Optional.of(HttpProxy.parse(secure ? "HTTPS_PROXY" : "HTTP_PROXY", text));
    }

    static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.") && Ipv4Range.isAddress(host);
    }

    private boolean isReachedWithout(String host, int port) {
        for (String entry : without) {
            int colon = entry.lastIndexOf(':');
            boolean hasPort = colon > 0 && entry.indexOf(':') == colon;
            String name = hasPort ? entry.substring(0, colon) : entry;
            if (hasPort && !entry.substring(colon + 1).equals(Integer.toString(port))) {
                continue;
            }
            if (covers(name, host)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String name, String host) {
        if (name.equals("*") || name.equals(host) || host.equals("[" + name + "]")) {
            return true;
        }
        if (name.indexOf('/') > 0) {
            return Ipv4Range.covers(name, host);
        }
        String domain = name.startsWith("*.") ? name.substring(1) : name.startsWith(".") ? name : "." + name;
        return host.endsWith(domain);
    }
}
