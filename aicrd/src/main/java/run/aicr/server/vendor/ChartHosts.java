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
package run.aicr.server.vendor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.failure.ApiException;

/**
 * Where the server may fetch charts from; set by the operator.
 *
 * @param on whether it may at all
 * @param hosts each as {@code host:port}, in lower case; compared as they are, there are no wildcards
 */
public record ChartHosts(boolean on, List<String> hosts) {
    /** Fetches nothing. */
    public static final ChartHosts OFF = new ChartHosts(false, List.of());

    /** The switch. */
    public static final String SWITCH = "AICR_ALLOW_VENDOR_CHARTS";

    /** The list. */
    public static final String LIST = "AICR_VENDOR_CHART_HOSTS";

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int MAX_PORT = 65_535;

    public ChartHosts {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads {@code AICR_ALLOW_VENDOR_CHARTS} and {@code AICR_VENDOR_CHART_HOSTS}: {@code host} or {@code host:port}
     * separated by commas, port 443 when there is none.
     *
     * @throws AicrException INVALID_REQUEST for a switch that is neither true nor false and an entry that is no host
     */
    public static ChartHosts of(Map<String, String> environment) {
        boolean on = Boolean.parseBoolean(
                switch (environment.getOrDefault(SWITCH, "").strip().toLowerCase(Locale.ROOT)) {
                    case "", "0", "f", "false" -> "false";
                    case "1", "t", "true" -> "true";
                    default ->
                        throw AicrException.invalidRequest(
                                SWITCH + " must be true or false, found '" + environment.get(SWITCH) + "'");
                });
        List<String> hosts = new ArrayList<>();
        for (String entry : environment.getOrDefault(LIST, "").split(",", -1)) {
            if (!entry.isBlank()) {
                hosts.add(parsed(entry.strip().toLowerCase(Locale.ROOT)));
            }
        }
        return new ChartHosts(on, hosts);
    }

    private static String parsed(String entry) {
        try {
            URI uri = new URI("https://" + entry).parseServerAuthority();
            int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
            boolean plain = uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawUserInfo() == null;
            if (plain && uri.getRawQuery() == null && uri.getRawFragment() == null && port > 0 && port <= MAX_PORT) {
                return uri.getHost() + ":" + port;
            }
        } catch (URISyntaxException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, noHost(entry), e);
        }
        throw AicrException.invalidRequest(noHost(entry));
    }

    private static String noHost(String entry) {
        return "invalid " + LIST + ": '" + entry + "' is no host and no host:port; there are no wildcards";
    }

    /** Whether the list has it; names are compared without regard to case. */
    boolean has(String host, int port) {
        return hosts.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
    }

    /**
     * Refuses a component whose chart comes from elsewhere.
     *
     * @throws ApiException INVALID_REQUEST naming component and host
     */
    void admit(ComponentRef ref) {
        URI source;
        try {
            source = new URI(ref.source()).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw refused(ref, ref.source());
        }
        String host = String.valueOf(source.getHost());
        int port = source.getPort() >= 0
                ? source.getPort()
                : String.valueOf(source.getScheme()).equals("http") ? HTTP : HTTPS;
        if (source.getHost() == null || source.getRawUserInfo() != null || !has(host, port)) {
            throw refused(ref, host + ":" + port);
        }
    }

    private ApiException refused(ComponentRef ref, String host) {
        return ApiException.of(
                ErrorClass.INVALID_REQUEST,
                "vendor-charts: the chart of component \"" + ref.name() + "\" is at " + host
                        + ", from where this server does not fetch",
                details(host));
    }

    /** The refusal of a host that a repository led to. */
    ApiException ledTo(String host) {
        return ApiException.of(
                ErrorClass.INVALID_REQUEST,
                "vendor-charts: a chart repository leads to " + host + ", from where this server does not fetch",
                details(host));
    }

    private Mapping details(String host) {
        return new Mapping.Builder()
                .put("allowed", Sequence.ofTexts(hosts))
                .put("requested", host)
                .build();
    }
}
