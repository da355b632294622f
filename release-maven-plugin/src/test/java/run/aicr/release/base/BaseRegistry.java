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
package run.aicr.release.base;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** A registry on this machine that everybody may read, with tokens, and that bases are put into. */
public final class BaseRegistry implements AutoCloseable {
    private static final String REPOSITORY = "bases/glibc";

    private final Rehearsal rehearsal;

    private BaseRegistry(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    public static BaseRegistry start(Path folder) {
        return new BaseRegistry(Rehearsal.start(folder, Setup.of("example/demo")));
    }

    /** Full name of what has the tag. */
    public String name(String tag) {
        return rehearsal.addresses().registry().getRawAuthority() + "/" + REPOSITORY + ":" + tag;
    }

    public Rehearsal standIn() {
        return rehearsal;
    }

    /** Puts an image there under a tag. */
    public void push(Layout layout, Descriptor image, String tag) throws IOException {
        Registry registry = Registry.at(
                rehearsal.addresses().registry(),
                new Login(
                        rehearsal.addresses().tokens().registryUser(),
                        rehearsal.addresses().tokens().registryToken()),
                caller());
        registry.push(REPOSITORY, layout, image, Optional.empty());
        byte[] bytes = registry.manifest(REPOSITORY, image.digest().prefixed());
        registry.putManifest(REPOSITORY, tag, bytes, image.mediaType());
    }

    private static ServiceCaller caller() {
        return new ServiceCaller(
                HttpSettings.of("test/1", Proxies.NONE),
                Retry.standard()
                        .withAttempts(2)
                        .with(time -> {}, Retry.standard().clock()));
    }

    /** Registries without a login, that give up soon. */
    public static Function<String, Registry> readers() {
        return BaseStore.anonymous(caller());
    }

    /** No registry may be asked. */
    public static Function<String, Registry> none() {
        return host -> {
            throw new AssertionError("asked " + host);
        };
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
