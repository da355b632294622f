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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.error.AicrException;
import run.aicr.oci.Layout;

/** The running revisions; all end with the stand-in, and with this JVM. */
final class Instances implements AutoCloseable {
    private final Map<String, Instance> running = new LinkedHashMap<>();
    private final Thread atExit = new Thread(this::stopAll, "rehearsal-demo-stop");
    private final String service;
    private boolean hooked;

    Instances(String service) {
        this.service = service;
    }

    /** The running instance of a revision, started when it is not. */
    synchronized Instance of(Layout layout, Revision revision) throws IOException {
        Instance found = running.get(revision.name());
        if (found != null && found.alive()) {
            return found;
        }
        if (found != null) {
            found.close();
        }
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(atExit);
            hooked = true;
        }
        Instance started = Instance.start(layout, revision.descriptor(layout), revision.name(), service);
        running.put(revision.name(), started);
        return started;
    }

    /** Ends all but the named ones. */
    synchronized void keepOnly(Set<String> names) throws IOException {
        for (String each : List.copyOf(running.keySet())) {
            if (!names.contains(each)) {
                running.remove(each).close();
            }
        }
    }

    private synchronized void stopAll() {
        running.values().forEach(Instance::stop);
    }

    @Override
    public void close() {
        try {
            keepOnly(Set.of());
            if (hooked) {
                Runtime.getRuntime().removeShutdownHook(atExit);
                hooked = false;
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot clean up after the demo service", e);
        }
    }
}
