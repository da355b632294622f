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
package run.aicr.release.wheel;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.file.ArchiveEntry;
import run.aicr.release.config.Platform;
import run.aicr.release.config.WheelSpec;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.notice.Component;
import run.aicr.release.notice.LicenseTexts;
import run.aicr.release.notice.StandardTexts;
import run.aicr.release.sbom.ShippedWheels;

/**
 * All wheels of an image, opened until closed. Wheels that every platform locks with the same digest are shared: they
 * make a layer that is the same everywhere.
 */
public final class Wheels implements Closeable {
    private final WheelSpec spec;
    private final Map<Sha256, Wheel> opened = new LinkedHashMap<>();
    private final SortedMap<Platform, List<Sha256>> platforms = new TreeMap<>();
    private final Set<Sha256> everywhere = new HashSet<>();
    private final List<ArchiveEntry> shared = new ArrayList<>();
    private final SortedMap<Platform, List<ArchiveEntry>> own = new TreeMap<>();
    private final Licences licences;

    private Wheels(WheelSpec spec, Licences licences) {
        this.spec = spec;
        this.licences = licences;
    }

    /** @throws ReleaseException CONFIG_INVALID for wheels that cannot be laid out together */
    static Wheels open(WheelSpec spec, Path root, SortedMap<Platform, List<WheelStore.WheelFile>> files)
            throws IOException {
        Wheels wheels = new Wheels(spec, Licences.read(root, spec.licences()));
        try {
            for (Map.Entry<Platform, List<WheelStore.WheelFile>> platform : files.entrySet()) {
                wheels.add(platform.getKey(), platform.getValue());
            }
            wheels.layOut();
            Map<String, Metadata> metadata = new TreeMap<>();
            wheels.opened.values().forEach(w -> metadata.put(w.locked().name(), w.metadata()));
            wheels.licences.requireNeeded(metadata);
            return wheels;
        } catch (IOException | RuntimeException e) {
            wheels.close();
            throw e;
        }
    }

    private void add(Platform platform, List<WheelStore.WheelFile> files) throws IOException {
        List<Sha256> digests = new ArrayList<>();
        for (WheelStore.WheelFile file : files) {
            Sha256 digest = file.locked().sha256();
            if (!opened.containsKey(digest)) {
                opened.put(digest, Wheel.open(file.locked(), file.file()));
            }
            digests.add(digest);
        }
        platforms.put(platform, digests);
    }

    private void layOut() throws IOException {
        everywhere.addAll(opened.keySet());
        platforms.values().forEach(everywhere::retainAll);
        Placement placement = new Placement(spec);
        Map<Sha256, List<ArchiveEntry.File>> files = new LinkedHashMap<>();
        for (Map.Entry<Sha256, Wheel> wheel : opened.entrySet()) {
            files.put(wheel.getKey(), placement.files(wheel.getValue()));
        }
        boolean first = true;
        for (Map.Entry<Platform, List<Sha256>> platform : platforms.entrySet()) {
            FilePlan plan = new FilePlan();
            List<ArchiveEntry> below = new ArrayList<>();
            List<ArchiveEntry> above = new ArrayList<>();
            for (Sha256 digest : platform.getValue()) {
                if (everywhere.contains(digest)) {
                    place(files, digest, plan, below);
                }
            }
            for (Sha256 digest : platform.getValue()) {
                if (!everywhere.contains(digest)) {
                    place(files, digest, plan, above);
                }
            }
            plan.requireFolders();
            if (first) {
                shared.addAll(below);
            }
            first = false;
            own.put(platform.getKey(), above);
        }
    }

    private void place(
            Map<Sha256, List<ArchiveEntry.File>> files, Sha256 digest, FilePlan plan, List<ArchiveEntry> into)
            throws IOException {
        LockedWheel of = wheel(digest).locked();
        for (ArchiveEntry.File file : files.getOrDefault(digest, List.of())) {
            if (plan.add(file, of)) {
                into.add(file);
            }
        }
    }

    private Wheel wheel(Sha256 digest) {
        return Optional.ofNullable(opened.get(digest)).orElseThrow();
    }

    public WheelSpec spec() {
        return spec;
    }

    /** Files of the wheels that all platforms share. */
    public List<ArchiveEntry> shared() {
        return List.copyOf(shared);
    }

    /** Files of the wheels that a platform has for itself. */
    public List<ArchiveEntry> own(Platform platform) {
        return List.copyOf(own.getOrDefault(platform, List.of()));
    }

    /** What an image of a platform consists of, by name. */
    public List<ShippedWheels.Unpacked> on(Platform platform) {
        return platforms.getOrDefault(platform, List.of()).stream()
                .map(this::wheel)
                .map(w -> new ShippedWheels.Unpacked(
                        w.locked().name(), w.locked().version(), w.locked().sha256(), licence(w)))
                .sorted(Comparator.comparing(ShippedWheels.Unpacked::name))
                .toList();
    }

    /** The wheels of all platforms with their licences and texts; each once, the texts of all its files together. */
    public List<Component> components() {
        Map<String, Component> components = new TreeMap<>();
        for (Wheel wheel : opened.values()) {
            String licence = licence(wheel);
            Component component = new Component(
                    Component.WHEEL + wheel.locked().name(),
                    wheel.locked().version(),
                    licence.isEmpty() ? List.of() : List.of(licence),
                    wheel.metadata().source(),
                    LicenseTexts.ofWheel(wheel.file(), wheel.infoFolder()));
            components.merge(component.name() + " " + component.version(), component, Component::withTextsOf);
        }
        return components.values().stream().map(StandardTexts::complete).toList();
    }

    private String licence(Wheel wheel) {
        return licences.of(wheel.locked(), wheel.metadata());
    }

    @Override
    public void close() throws IOException {
        for (Wheel wheel : opened.values()) {
            wheel.close();
        }
    }
}
