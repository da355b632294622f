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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import run.aicr.document.JsonWriter;
import run.aicr.document.Node;

/**
 * Status, headers and body of an answer.
 *
 * @param length of the body in bytes
 */
public record Answer(int status, List<Header> headers, long length, Content content) {
    /** A header line. */
    public record Header(String name, String value) {}

    /** Opens the body. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public Answer {
        headers = List.copyOf(headers);
    }

    public static Answer empty(int status) {
        return bytes(status, new byte[0]);
    }

    public static Answer text(int status, String text) {
        return bytes(status, text.getBytes(StandardCharsets.UTF_8)).with("Content-Type", "text/plain; charset=utf-8");
    }

    public static Answer json(int status, Node body) {
        return bytes(status, JsonWriter.compact(body)).with("Content-Type", "application/json; charset=utf-8");
    }

    public static Answer bytes(int status, byte[] body) {
        return new Answer(status, List.of(), body.length, () -> new ByteArrayInputStream(body));
    }

    /** A redirect by status 302. */
    public static Answer found(String location) {
        return empty(302).with("Location", location);
    }

    public static Answer file(Path file) throws IOException {
        return new Answer(200, List.of(), Files.size(file), () -> Files.newInputStream(file));
    }

    /**
     * A file, or the part of it that a header {@code Range: bytes=…} asks for: 200, 206 or 416 (RFC 9110 §14). A range
     * that is not understood, or several, give the whole file.
     */
    public static Answer fileRange(Path file, String range) throws IOException {
        long size = Files.size(file);
        var parts = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})").matcher(range);
        if (!parts.matches() || parts.group(1).isEmpty() && parts.group(2).isEmpty()) {
            return file(file).with("Accept-Ranges", "bytes");
        }
        long first;
        long last = size - 1;
        if (parts.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(parts.group(2)));
        } else {
            first = Long.parseLong(parts.group(1));
            last = parts.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(parts.group(2)));
        }
        if (first >= size || first > last) {
            return empty(416).with("Content-Range", "bytes */" + size);
        }
        return new Answer(206, List.of(), last - first + 1, () -> skipped(file, first))
                .with("Accept-Ranges", "bytes")
                .with("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }

    private static InputStream skipped(Path file, long bytes) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(bytes);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The same answer with this header, which replaces one of the same name. */
    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(without(name).headers);
        more.add(new Header(name, value));
        return new Answer(status, more, length, content);
    }

    Answer without(String name) {
        return new Answer(
                status,
                headers.stream().filter(h -> !h.name().equalsIgnoreCase(name)).toList(),
                length,
                content);
    }
}
