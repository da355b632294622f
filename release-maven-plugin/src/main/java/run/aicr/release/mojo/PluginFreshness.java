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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;

/**
 * Refuses to release with a plugin that was built from other sources than those that are checked out.
 *
 * <p>The build records the tree of every folder that the plugin consists of; git says what it is now. Without a record,
 * with the record {@code none}, or in a repository that has no such folder, there is nothing to compare.
 *
 * @param recorded folder, relative to the root of the repository, to the id of its tree
 */
record PluginFreshness(Properties recorded) {
    private static final String RESOURCE = "/plugin-sources.properties";
    private static final String UNKNOWN = "none";

    static PluginFreshness ofThisPlugin() {
        Properties properties = new Properties();
        try (InputStream in = PluginFreshness.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " in the plugin's jar cannot be read", e);
        }
        return new PluginFreshness(properties);
    }

    /**
     * Compares with the commit that is checked out.
     *
     * @throws ReleaseException CONFIG_INVALID naming the folders that differ
     */
    void check(GitRepository repository) {
        List<String> changed = new TreeSet<>(recorded.stringPropertyNames())
                .stream().filter(folder -> differs(repository, folder)).toList();
        if (!changed.isEmpty()) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "the release plugin was built from other sources than those checked out: "
                            + String.join(", ", changed),
                    "Run 'mvn verify' first: it builds the plugin of this commit.",
                    changed);
        }
    }

    private boolean differs(GitRepository repository, String folder) {
        String tree = recorded.getProperty(folder).strip();
        return !tree.isEmpty()
                && !tree.equals(UNKNOWN)
                && repository
                        .objectAt("HEAD", folder)
                        .filter(now -> !now.equals(tree))
                        .isPresent();
    }
}
