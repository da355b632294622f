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
package run.aicr.bundle.deployer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Scripts and documents that ship beside these classes. */
final class Resource {
    /** The resources are few, and the server needs them for every bundle. */
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Resource() {}

    static String text(String name) {
        return READ.computeIfAbsent(name, Resource::read);
    }

    private static String read(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AicrException(
                        ErrorClass.INTERNAL, "the program holds no " + name + "; install the program again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw AicrException.internal("cannot read " + name + " of the program", e);
        }
    }
}
