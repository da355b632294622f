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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import run.aicr.error.AicrException;

/**
 * Reads YAML into trees, with the scalar rules of the catalogue (spec recipe §4.1).
 *
 * <p>Anchors, aliases and merge keys work; an alias shares its target, and every use counts its whole target against
 * {@link Limits#maxNodes()}, so that nested aliases cannot grow without bound. Duplicate keys are refused.
 */
public final class YamlReader {
    private static final String MERGE_KEY = "<<";
    private static final int MAX_NUMBER = 1_000;
    private static final int LEAST_PIECE = 1 << 10;
    private static final int MOST_PIECE = 1 << 17;

    private final String source;
    private final Limits limits;
    private final Iterator<Event> events;
    private final Map<Anchor, Counted> anchors = new HashMap<>();
    private Place last;
    private long nodes;
    private int depth;

    private record Counted(Node node, long size) {}

    private YamlReader(String source, String text, Limits limits) {
        this.source = source;
        this.limits = limits;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit((int) Math.min(Integer.MAX_VALUE, limits.maxBytes()))
                // For each piece the library copies what it has of the token: small pieces make long tokens quadratic.
                .setBufferSize(Math.max(LEAST_PIECE, Math.min(text.length(), MOST_PIECE)))
                .build();
        this.last = new Place(source, 1, 1);
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /**
     * Reads exactly one document; an empty source gives null as scalar.
     *
     * @throws AicrException INVALID_REQUEST with {@code source:line:column} for anything else
     */
    public static Node read(String source, byte[] bytes, Limits limits) {
        List<Node> documents = readAll(source, bytes, limits);
        if (documents.isEmpty()) {
            return new Scalar(Scalar.Kind.NULL, "", new Place(source, 0, 0));
        }
        if (documents.size() > 1) {
            throw DocumentException.at(documents.get(1).place(), "expected one YAML document, found another");
        }
        return documents.get(0);
    }

    /** Reads all documents of the stream. */
    public static List<Node> readAll(String source, byte[] bytes, Limits limits) {
        return documents(source, bytes, limits, Integer.MAX_VALUE);
    }

    /** Reads the first document of the stream and does not look at what follows; empty when there is none. */
    public static Optional<Node> readFirst(String source, byte[] bytes, Limits limits) {
        return documents(source, bytes, limits, 1).stream().findFirst();
    }

    private static List<Node> documents(String source, byte[] bytes, Limits limits, int most) {
        String text = Utf8.decode(source, bytes, limits.maxBytes());
        try {
            return new YamlReader(source, text, limits).documents(most);
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(m -> placeOf(source, m)).orElse(new Place(source, 0, 0));
            throw DocumentException.at(place, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw DocumentException.at(new Place(source, 0, 0), "not YAML: " + firstLine(e.getMessage()));
        }
    }

    private List<Node> documents(int most) {
        List<Node> documents = new ArrayList<>();
        while (documents.size() < most && hasNext()) {
            Event event = next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                documents.add(node(next()));
                anchors.clear();
            }
        }
        return documents;
    }

    private boolean hasNext() {
        return guarded(events::hasNext);
    }

    private Event next() {
        Event event = guarded(events::next);
        last = placeOf(source, event.getEndMark());
        return event;
    }

    /** The library turns some broken escapes into exceptions of the JDK. */
    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw DocumentException.at(last, "not YAML: broken text after this place");
        }
    }

    private Node node(Event event) {
        Place place = placeOf(source, event.getStartMark());
        if (event instanceof AliasEvent alias) {
            return aliased(alias, place);
        }
        long before = nodes;
        count(1, place);
        Node node = content(event, place);
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(a -> anchors.put(a, new Counted(node, nodes - before)));
        return node;
    }

    private Node content(Event event, Place place) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        if (++depth > limits.maxDepth()) {
            throw DocumentException.at(place, "nested deeper than " + limits.maxDepth() + " levels");
        }
        Node node;
        if (event instanceof SequenceStartEvent) {
            node = sequence(place);
        } else if (event instanceof MappingStartEvent) {
            node = mapping(place);
        } else {
            throw DocumentException.at(place, "unexpected " + event.getEventId());
        }
        depth--;
        return node;
    }

    private Node aliased(AliasEvent alias, Place place) {
        Counted target = anchors.get(alias.getAlias());
        if (target == null) {
            throw DocumentException.at(place, "alias *" + alias.getAlias() + " has no anchor before it");
        }
        count(target.size(), place);
        return target.node();
    }

    private void count(long more, Place place) {
        nodes += more;
        if (nodes > limits.maxNodes()) {
            throw DocumentException.at(place, "more than " + limits.maxNodes() + " values");
        }
    }

    private Sequence sequence(Place place) {
        List<Node> items = new ArrayList<>();
        for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
            items.add(node(e));
        }
        return new Sequence(items, place);
    }

    private Mapping mapping(Place place) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Node> merged = new LinkedHashMap<>();
        for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
            boolean mergeKey =
                    e instanceof ScalarEvent s && s.isPlain() && s.getValue().equals(MERGE_KEY);
            Place keyPlace = placeOf(source, e.getStartMark());
            String key = key(node(e));
            Node value = node(next());
            if (mergeKey) {
                merge(value, merged);
            } else if (entries.putIfAbsent(key, value) != null) {
                throw DocumentException.at(keyPlace, "mapping key \"" + key + "\" already defined");
            }
        }
        merged.forEach(entries::putIfAbsent);
        return new Mapping(entries, place);
    }

    private static void merge(Node value, Map<String, Node> into) {
        if (value instanceof Mapping mapping) {
            mapping.entries().forEach(into::putIfAbsent);
        } else if (value instanceof Sequence sequence
                && sequence.items().stream().allMatch(Mapping.class::isInstance)) {
            sequence.items().forEach(item -> merge(item, into));
        } else {
            throw DocumentException.at(value.place(), "a merge key needs a mapping or a list of mappings");
        }
    }

    private static String key(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.isNull() ? "null" : scalar.text();
        }
        throw DocumentException.at(node.place(), "a mapping key must be a scalar, not " + node.kindName());
    }

    private static Scalar scalar(ScalarEvent event, Place place) {
        String text = event.getValue();
        Optional<String> tag = event.getTag();
        if (event.getScalarStyle() != ScalarStyle.PLAIN
                || tag.filter(t -> t.endsWith(":str")).isPresent()) {
            return new Scalar(Scalar.Kind.TEXT, text, place);
        }
        // No number has that many digits; reading one takes time that grows with their square.
        Scalar.Kind kind = text.length() > MAX_NUMBER ? Scalar.Kind.TEXT : ScalarRules.kindOf(text);
        return new Scalar(kind, text, place);
    }

    private static Place placeOf(String source, Optional<Mark> mark) {
        return mark.map(m -> placeOf(source, m)).orElse(new Place(source, 0, 0));
    }

    private static Place placeOf(String source, Mark mark) {
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
