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
package run.aicr.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Reads one JSON document (RFC 8259) into a tree; duplicate keys and trailing data are refused. */
public final class JsonReader {
    private final String source;
    private final Limits limits;
    private int nodes;

    private JsonReader(String source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * Reads the bytes as one UTF-8 JSON document.
     *
     * @throws AicrException INVALID_REQUEST with {@code source:line:column} for anything that is no such document
     */
    public static Node read(String source, byte[] bytes, Limits limits) {
        String text = Utf8.decode(source, bytes, limits.maxBytes());
        return new JsonReader(source, limits).read(text, true);
    }

    /** As {@link #read}, without looking at what follows the document. */
    public static Node readFirst(String source, byte[] bytes, Limits limits) {
        String text = Utf8.decode(source, bytes, limits.maxBytes());
        return new JsonReader(source, limits).read(text, false);
    }

    private Node read(String text, boolean toTheEnd) {
        JsonFactory factory = new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength((int) Math.min(Integer.MAX_VALUE, limits.maxBytes()))
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw DocumentException.at(new Place(source, 0, 0), "the document is empty");
            }
            Node node = node(parser, first);
            if (toTheEnd && parser.nextToken() != null) {
                throw DocumentException.at(placeOf(parser), "unexpected data after the document");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw DocumentException.at(placeOf(e.getLocation()), "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new AicrException(ErrorClass.INTERNAL, source + ": cannot be read", e);
        }
    }

    private Node node(JsonParser parser, JsonToken token) throws IOException {
        Place place = placeOf(parser);
        if (++nodes > limits.maxNodes()) {
            throw DocumentException.at(place, "more than " + limits.maxNodes() + " values");
        }
        return switch (token) {
            case START_OBJECT -> mapping(parser, place);
            case START_ARRAY -> sequence(parser, place);
            case VALUE_STRING -> new Scalar(Scalar.Kind.TEXT, parser.getText(), place);
            case VALUE_NUMBER_INT -> new Scalar(Scalar.Kind.INTEGER, parser.getText(), place);
            case VALUE_NUMBER_FLOAT -> new Scalar(Scalar.Kind.FLOAT, parser.getText(), place);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(Scalar.Kind.BOOLEAN, parser.getText(), place);
            case VALUE_NULL -> new Scalar(Scalar.Kind.NULL, "null", place);
            default -> throw DocumentException.at(place, "unexpected " + token);
        };
    }

    private Mapping mapping(JsonParser parser, Place place) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            entries.put(key, node(parser, parser.nextToken()));
        }
        return new Mapping(entries, place);
    }

    private Sequence sequence(JsonParser parser, Place place) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(parser, token));
        }
        return new Sequence(items, place);
    }

    private Place placeOf(JsonParser parser) {
        return placeOf(parser.currentTokenLocation());
    }

    private Place placeOf(JsonLocation location) {
        return location == null
                ? new Place(source, 0, 0)
                : new Place(source, location.getLineNr(), location.getColumnNr());
    }
}
