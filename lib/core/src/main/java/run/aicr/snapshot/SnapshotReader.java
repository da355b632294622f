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
package run.aicr.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/** From a document to a snapshot. */
final class SnapshotReader {
    private SnapshotReader() {}

    static Snapshot read(Node document) {
        if (document instanceof Scalar scalar && scalar.isNull()) {
            if (scalar.text().isEmpty()) {
                throw AicrException.invalidRequest(
                        where(document.place()) + "the document is empty; a snapshot is expected");
            }
            return new Snapshot(Map.of(), List.of());
        }
        Fields fields = Fields.of(document, "");
        checkHeader(fields);
        List<Measurement> measurements = new ArrayList<>();
        for (Fields measurement : list(fields, "measurements")) {
            measurements.add(measurement(measurement));
        }
        return new Snapshot(texts(fields, "metadata"), measurements);
    }

    private static void checkHeader(Fields fields) {
        String apiVersion = fields.textOrEmpty("apiVersion");
        if (!apiVersion.isEmpty() && !apiVersion.equals(Snapshot.API_VERSION)) {
            throw AicrException.invalidRequest(where(fields.place()) + "snapshot file has apiVersion \"" + apiVersion
                    + "\", which this aicr build does not support (expected \"" + Snapshot.API_VERSION
                    + "\"); recapture the snapshot with a matching aicr version");
        }
        String kind = fields.textOrEmpty("kind");
        if (!kind.isEmpty() && !kind.equals(Snapshot.KIND)) {
            throw AicrException.invalidRequest(where(fields.place()) + "the document is of kind \"" + kind
                    + "\"; a document of kind " + Snapshot.KIND + " is expected, as 'aicr snapshot' writes it");
        }
    }

    /** The mappings of a list; nulls are passed over. */
    private static List<Fields> list(Fields fields, String key) {
        List<Fields> list = new ArrayList<>();
        int index = 0;
        for (Node item : fields.items(key).orElse(List.of())) {
            if (!(item instanceof Scalar scalar && scalar.isNull())) {
                list.add(Fields.of(item, key + "[" + index + "]"));
            }
            index++;
        }
        return list;
    }

    private static Measurement measurement(Fields fields) {
        List<Subtype> subtypes = new ArrayList<>();
        for (Fields subtype : list(fields, "subtypes")) {
            List<Subtype.Item> items = new ArrayList<>();
            for (Fields item : list(subtype, "items")) {
                items.add(new Subtype.Item(texts(item, "context"), readings(item)));
            }
            subtypes.add(
                    new Subtype(subtype.textOrEmpty("subtype"), readings(subtype), texts(subtype, "context"), items));
        }
        return new Measurement(fields.textOrEmpty("type"), subtypes);
    }

    private static Map<String, Reading> readings(Fields fields) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry :
                fields.mappingOrEmpty("data").entries().entrySet()) {
            readings.put(entry.getKey(), Reading.of(entry.getValue()));
        }
        return readings;
    }

    private static Map<String, String> texts(Fields fields, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Mapping mapping = fields.mappingOrEmpty(key);
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            texts.put(entry.getKey(), Reading.of(entry.getValue()).text());
        }
        return texts;
    }

    private static String where(Place place) {
        String text = place.toString();
        return text.isEmpty() ? "" : text + ": ";
    }
}
