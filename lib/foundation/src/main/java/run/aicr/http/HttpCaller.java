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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Makes calls. Redirects are followed, up to ten of them, but never from {@code https} to {@code http}; headers that
 * name a user stay with the host they were meant for.
 */
public final class HttpCaller {
    private static final int MAX_REDIRECTS = 10;
    private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        // Without this, Java keeps the proxy's user to itself on the way to an https address. It is read only once,
        // when
        // the first client of the process is made.
        if (System.getProperty(TUNNEL_SCHEMES) == null) {
            System.setProperty(TUNNEL_SCHEMES, "");
        }
    }

    private final HttpSettings settings;
    private final Map<Optional<HttpProxy>, HttpClient> clients = new HashMap<>();

    public HttpCaller(HttpSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes the call and gives its result.
     *
     * @throws AicrException TIMEOUT when a time limit passed; SERVICE_UNAVAILABLE when the server cannot be reached or
     *     the connection broke; INVALID_REQUEST for an answer that is too large or an address that is none; and what the
     *     call throws for a status
     */
    public <T> T call(HttpCall<T> call) {
        Exchange exchange = new Exchange(call.purpose(), call.maxBytes(), settings);
        URI address = HttpAddress.required(call.address());
        boolean sameHost = true;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Optional<HttpProxy> proxy = settings.proxies().forAddress(address);
            HttpRequest request = request(call, address, sameHost, proxy);
            HttpResponse<byte[]> response = exchange.send(client(proxy), request);
            Optional<URI> next = HttpAddress.redirect(address, response, call.purpose());
            if (next.isEmpty()) {
                return call.result(answer(address, response));
            }
            sameHost &= HttpAddress.sameOrigin(address, next.get());
            address = next.get();
        }
        throw new AicrException(
                ErrorClass.SERVICE_UNAVAILABLE,
                "cannot " + call.purpose() + ": " + Masked.address(call.address()) + " redirects more than "
                        + MAX_REDIRECTS + " times");
    }

    private HttpRequest request(HttpCall<?> call, URI address, boolean sameHost, Optional<HttpProxy> proxy) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(HttpAddress.withoutUser(address)).header("User-Agent", settings.userAgent());
        BasicCredentials.ofUser(address).ifPresent(value -> request.setHeader("Authorization", value));
        call.headers().forEach((name, value) -> {
            if (sameHost || !isCredential(name)) {
                request.setHeader(name, value);
            }
        });
        if (proxy.isPresent() && proxy.get().authorization().isPresent()) {
            request.setHeader("Proxy-Authorization", proxy.get().authorization().get());
        }
        return request.build();
    }

    static boolean isCredential(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        return lower.equals("authorization") || lower.equals("cookie") || lower.contains("token");
    }

    private static HttpAnswer answer(URI address, HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new HttpAnswer(Masked.address(address), response.statusCode(), Map.copyOf(headers), response.body());
    }

    private synchronized HttpClient client(Optional<HttpProxy> proxy) {
        return clients.computeIfAbsent(proxy, any -> newClient(settings, any));
    }

    static HttpClient newClient(HttpSettings settings, Optional<HttpProxy> proxy) {
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        Duration connect = settings.connect();
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .sslParameters(tls)
                .proxy(FixedProxy.of(proxy));
        settings.trust().ifPresent(client::sslContext);
        return client.build();
    }
}
