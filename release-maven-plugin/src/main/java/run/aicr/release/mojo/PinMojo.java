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
package run.aicr.release.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.file.AtomicFile;
import run.aicr.http.ServiceCaller;
import run.aicr.release.base.BasePins;
import run.aicr.release.base.BasePins.Pin;
import run.aicr.release.base.BaseStore;
import run.aicr.release.base.PinnedText;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.endpoint.Connections;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Asks the registries what the tags of the image bases stand for now, and writes the digests into {@code .release.yaml}.
 * With {@code -DdryRun} it only says so. When one base cannot be read, nothing is written.
 */
@Mojo(name = "pin", aggregator = true, threadSafe = true)
public final class PinMojo extends ReleaseMojo {
    @Override
    protected GoalResult run() {
        Path file = configFile();
        ReleaseConfig config = ReleaseConfig.read(file);
        ServiceCaller caller = Connections.standard();
        List<Pin> pins = new BasePins(BaseStore.anonymous(caller)).of(config);
        pins.forEach(p -> getLog().info(line(p)));
        boolean change = pins.stream().anyMatch(Pin::isChange);
        if (change && !dryRun()) {
            write(file, pins);
            getLog().info("written into " + file + "; look at the change and commit it");
        }
        String outcome = change ? dryRun() ? "would-pin" : "pinned" : "unchanged";
        return GoalResult.of(outcome).with("bases", nodes(pins));
    }

    private static void write(Path file, List<Pin> pins) {
        try {
            AtomicFile.write(file, PinnedText.with(file.toString(), Files.readAllBytes(file), pins));
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, file + " cannot be written: " + e.getMessage()).because(e);
        }
    }

    private static String line(Pin pin) {
        String before = pin.before().isEmpty() ? "no digest" : pin.before();
        return pin.image() + ": " + pin.base() + ": "
                + (pin.isChange() ? before + " → " + pin.now() : pin.now() + " (unchanged)");
    }

    private static Sequence nodes(List<Pin> pins) {
        List<Node> nodes = new ArrayList<>();
        pins.forEach(p -> nodes.add(new Mapping.Builder()
                .put("image", p.image())
                .put("base", p.base())
                .put("before", p.before())
                .put("now", p.now())
                .build()));
        return Sequence.of(nodes);
    }
}
