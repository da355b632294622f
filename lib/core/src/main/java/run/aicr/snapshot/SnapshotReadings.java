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

import java.util.Optional;
import run.aicr.constraint.ConstraintPath;
import run.aicr.constraint.Readings;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * The readings of a snapshot that constraints ask for (spec recipe §9.1).
 *
 * <p>A path is cut at its dots, but names of systemd units hold dots themselves. {@link #of} therefore takes the longest
 * name that a group of the snapshot has; {@link #cutAtFirstDot} does not, like the reference.
 */
public final class SnapshotReadings implements Readings {
    private final Snapshot snapshot;
    private final boolean longestName;

    private SnapshotReadings(Snapshot snapshot, boolean longestName) {
        this.snapshot = snapshot;
        this.longestName = longestName;
    }

    /** {@code SystemD.containerd.service.ActiveState} is the key {@code ActiveState} of {@code containerd.service}. */
    public static Readings of(Snapshot snapshot) {
        return new SnapshotReadings(snapshot, true);
    }

    /** {@code SystemD.containerd.service.ActiveState} is the key {@code service.ActiveState} of {@code containerd}. */
    public static Readings cutAtFirstDot(Snapshot snapshot) {
        return new SnapshotReadings(snapshot, false);
    }

    @Override
    public String at(ConstraintPath path) {
        Optional<Measurement> measurement = snapshot.find(path.type());
        if (measurement.isEmpty()) {
            throw AicrException.notFound("measurement type not found in snapshot");
        }
        if (path.selector() instanceof ConstraintPath.OwnData) {
            return ownData(measurement.get(), path);
        }
        Subtype subtype = measurement
                .get()
                .find(path.subtype())
                .orElseThrow(() -> AicrException.notFound("subtype not found in measurement"));
        if (subtype.items().isEmpty()) {
            throw AicrException.notFound("subtype has no items but path uses an item selector");
        }
        return select(subtype, path.selector())
                .text(path.key())
                .orElseThrow(() -> AicrException.notFound("key not found in item"));
    }

    private String ownData(Measurement measurement, ConstraintPath path) {
        String words = path.subtype() + "." + path.key();
        int first = path.subtype().length();
        boolean subtypeFound = false;
        for (int dot = longestName ? words.length() : first; dot >= first; dot = words.lastIndexOf('.', dot - 1)) {
            Optional<Subtype> subtype =
                    dot == words.length() ? Optional.empty() : measurement.find(words.substring(0, dot));
            if (subtype.isPresent()) {
                subtypeFound = true;
                Optional<Reading> reading = subtype.get().find(words.substring(dot + 1));
                if (reading.isPresent()) {
                    return reading.get().text();
                }
            }
        }
        throw AicrException.notFound(subtypeFound ? "key not found in subtype" : "subtype not found in measurement");
    }

    private static Subtype.Item select(Subtype subtype, ConstraintPath.Selector selector) {
        return switch (selector) {
            case ConstraintPath.AtIndex at -> {
                if (at.index() >= subtype.items().size()) {
                    throw AicrException.notFound("item index out of bounds");
                }
                yield subtype.items().get(at.index());
            }
            case ConstraintPath.Where where -> only(subtype, where.key(), where.value());
            case ConstraintPath.OwnData own -> throw new AssertionError("no item: " + own);
        };
    }

    private static Subtype.Item only(Subtype subtype, String key, String value) {
        Optional<Subtype.Item> only = Optional.empty();
        for (Subtype.Item item : subtype.items()) {
            if (item.text(key).equals(Optional.of(value))) {
                if (only.isPresent()) {
                    throw new AicrException(ErrorClass.CONFLICT, "item predicate matches multiple entries");
                }
                only = Optional.of(item);
            }
        }
        return only.orElseThrow(() -> AicrException.notFound("no item matches predicate"));
    }
}
