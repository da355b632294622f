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
package run.aicr.rehearsal.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;

/** A request to a stand-in. */
public final class Request {
    /** Limit of JSON bodies, in bytes. */
    public static final int MAX_JSON = 1 << 20;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NODES = 200_000;

    private final HttpExchange exchange;
    private final InputStream body;
    private final Map<String, List<String>> query;

    Request(HttpExchange exchange, InputStream body) {
        this.exchange = exchange;
        this.body = body;
        this.query = parse(rawQuery());
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /** The path as it was sent, percent signs and all. */
    public String path() {
        return exchange.getRequestURI().getRawPath();
    }

    /** The query as it was sent; empty without one. */
    public String rawQuery() {
        String raw = exchange.getRequestURI().getRawQuery();
        return raw == null ? "" : raw;
    }

    /** First value of a query parameter. */
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /** All values of a query parameter. */
    public List<String> queries(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** A query parameter as a number from 1 on; what is no such number counts as absent. */
    public Optional<Integer> number(String name) {
        return query(name).filter(v -> v.matches("[1-9][0-9]{0,8}")).map(Integer::valueOf);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        @Nullable List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The credentials after {@code Bearer} (or {@code token}, which forges know too). */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(v -> v.regionMatches(true, 0, "bearer ", 0, 7) || v.regionMatches(true, 0, "token ", 0, 6))
                .map(v -> v.substring(v.indexOf(' ') + 1).strip());
    }

    /** User and password of basic authentication, joined by a colon. */
    public Optional<String> basic() {
        return header("Authorization")
                .filter(v -> v.regionMatches(true, 0, "basic ", 0, 6))
                .flatMap(v -> decoded(v.substring(6).strip()));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Announced length of the body; empty when it is chunked or not announced. */
    public Optional<Long> contentLength() {
        return header("Content-Length").filter(v -> v.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    /** The media type of the body, without parameters. */
    public String contentType() {
        String type = header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    /** Where the stand-in was called, such as {@code http://127.0.0.1:1234}. */
    public String origin() {
        return "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
    }

    /**
     * Reads the body whole.
     *
     * @throws TooLarge when there are more bytes than the limit
     */
    public byte[] bytes(int maxBytes) throws IOException {
        if (contentLength().orElse(0L) > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        return bytes;
    }

    /**
     * Writes the body to a stream.
     *
     * @throws TooLarge when there are more bytes than the limit
     */
    public long copyTo(OutputStream out, long maxBytes) throws IOException {
        if (contentLength().orElse(0L) > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            total += n;
            if (total > maxBytes) {
                throw new TooLarge(maxBytes);
            }
            out.write(buffer, 0, n);
        }
        return total;
    }

    /** Reads the body as a JSON mapping of at most one MiB. */
    public Fields json() throws IOException {
        return json(MAX_JSON);
    }

    /**
     * Reads the body as a JSON mapping.
     *
     * @throws run.aicr.error.AicrException INVALID_REQUEST for anything else
     */
    public Fields json(int maxBytes) throws IOException {
        return Fields.of(JsonReader.read("body", bytes(maxBytes), new Limits(maxBytes, MAX_DEPTH, MAX_NODES)), "");
    }

    /** Reads the body as a form of at most one MiB ({@code application/x-www-form-urlencoded}). */
    public Map<String, List<String>> form() throws IOException {
        return parse(new String(bytes(MAX_JSON), StandardCharsets.UTF_8));
    }

    /** Reads what is left of the body, up to a limit, so that the client can read the answer. */
    void drain(long maxBytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int n = body.read(buffer); n >= 0 && total < maxBytes; n = body.read(buffer)) {
            total += n;
        }
    }

    private static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(unescaped(name), n -> new ArrayList<>()).add(unescaped(value));
            }
        }
        return values;
    }

    /** Percent escapes resolved; text that has broken ones stays as it is. */
    public static String unescaped(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
