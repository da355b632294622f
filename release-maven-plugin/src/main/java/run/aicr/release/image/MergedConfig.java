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
package run.aicr.release.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.oci.Descriptor;
import run.aicr.release.base.PinnedBase;

/** Puts our layers and our configuration on those of a base: how to start is ours, the surroundings are the base's. */
final class MergedConfig {
    /** Keys of the base that stay; how its own program was started and watched does not. */
    private static final Set<String> KEPT = Set.of("Env", "Labels", "Volumes", "StopSignal", "ExposedPorts");

    /** Variables that would change how a Java program or our server starts (spec release §3.6). */
    private static final Set<String> DROPPED =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "PORT", "AICR_JAVA_OPTS");

    /** One of them must be there, or file names beyond ASCII cannot be used (spec images §4). */
    private static final Set<String> LANGUAGE = Set.of("LANG", "LC_ALL", "LC_CTYPE");

    /** Facts about the image itself: those of the base are not true of ours. */
    private static final List<String> OWN_LABELS = List.of("org.opencontainers.image.", "run.aicr.");

    private MergedConfig() {}

    /** Layers and configuration of an image on the base; nothing is written. */
    static LayersTar onto(PinnedBase.OnPlatform base, LayersTar ours) {
        List<Descriptor> layers = new ArrayList<>(base.layers());
        layers.addAll(ours.layers());
        Map<String, Node> config = new LinkedHashMap<>(ours.config().entries());
        base.config().find("variant").ifPresent(v -> config.put("variant", v));
        config.put("config", container(mapping(base.config(), "config"), mapping(ours.config(), "config")));
        config.put("history", history(base, ours));
        List<Node> diffIds = new ArrayList<>(items(mapping(base.config(), "rootfs"), "diff_ids"));
        diffIds.addAll(items(mapping(ours.config(), "rootfs"), "diff_ids"));
        config.put(
                "rootfs",
                new Mapping.Builder()
                        .put("type", "layers")
                        .put("diff_ids", Sequence.of(diffIds))
                        .build());
        return new LayersTar(layers, Mapping.of(config));
    }

    /** The labels of a configuration with ours over them. */
    static Mapping labels(Node config, Map<String, String> ours) {
        Map<String, String> labels = new TreeMap<>();
        Fields.of(config, "").textMap("Labels").forEach((name, value) -> {
            if (OWN_LABELS.stream().noneMatch(name::startsWith)) {
                labels.put(name, value);
            }
        });
        labels.putAll(ours);
        return Descriptor.annotationsNode(labels);
    }

    private static Mapping container(Mapping base, Mapping ours) {
        Map<String, Node> merged = new LinkedHashMap<>();
        base.entries().forEach((key, value) -> {
            if (KEPT.contains(key) && !isNull(value)) {
                merged.put(key, value);
            }
        });
        ours.entries().forEach((key, value) -> {
            if (!isNull(value) && !key.equals("Env") && !key.equals("Labels")) {
                boolean both = merged.get(key) instanceof Mapping && value instanceof Mapping;
                merged.put(key, both ? union((Mapping) merged.get(key), (Mapping) value) : value);
            }
        });
        merged.put("Env", environment(texts(base), texts(ours)));
        return Mapping.of(new TreeMap<>(merged));
    }

    private static Mapping union(Mapping base, Mapping ours) {
        Map<String, Node> all = new TreeMap<>(base.entries());
        all.putAll(ours.entries());
        return Mapping.of(all);
    }

    private static List<String> texts(Mapping container) {
        return Fields.of(container, "config").texts("Env");
    }

    private static Sequence environment(List<String> base, List<String> ours) {
        Map<String, String> variables = new LinkedHashMap<>();
        base.forEach(v -> put(variables, v));
        DROPPED.forEach(variables::remove);
        ours.forEach(v -> put(variables, v));
        if (variables.keySet().stream().noneMatch(LANGUAGE::contains)) {
            variables.put("LANG", "LANG=C.UTF-8");
        }
        return Sequence.ofTexts(List.copyOf(variables.values()));
    }

    private static void put(Map<String, String> variables, String text) {
        int equals = text.indexOf('=');
        variables.put(equals < 0 ? text : text.substring(0, equals), text);
    }

    /** A base whose history does not tell its layers gets a plain one: the number of entries must be right. */
    private static Sequence history(PinnedBase.OnPlatform base, LayersTar ours) {
        List<Node> entries = new ArrayList<>(items(base.config(), "history"));
        long told = entries.stream()
                .filter(e -> !Fields.of(e, "").bool("empty_layer", false))
                .count();
        if (told != base.layers().size()) {
            entries.clear();
            base.layers()
                    .forEach(l -> entries.add(new Mapping.Builder()
                            .put("created_by", "base layer " + l.digest())
                            .build()));
        }
        entries.addAll(items(ours.config(), "history"));
        return Sequence.of(entries);
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    private static Mapping mapping(Mapping in, String key) {
        return in.find(key)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(Mapping.EMPTY);
    }

    private static List<Node> items(Mapping in, String key) {
        return in.find(key)
                .filter(Sequence.class::isInstance)
                .map(s -> ((Sequence) s).items())
                .orElse(List.of());
    }
}
