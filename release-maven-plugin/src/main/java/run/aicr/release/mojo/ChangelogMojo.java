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

import java.nio.charset.StandardCharsets;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.release.changelog.ChangelogRange;
import run.aicr.release.changelog.CliffProfile;
import run.aicr.release.git.GitRepository;

/** Prints what changed since the last stable release. */
@Mojo(name = "changelog", aggregator = true, threadSafe = true)
public final class ChangelogMojo extends ReleaseMojo {
    /** Tag or commit up to which changes count; default HEAD. */
    @Parameter(property = "aicr.release.to")
    private @Nullable String to;

    /** Tag or commit after which changes count; default the highest stable tag before {@code to}. */
    @Parameter(property = "aicr.release.since")
    private @Nullable String since;

    /** {@code markdown} (default) or {@code json}. */
    @Parameter(property = "aicr.release.format")
    private @Nullable String format;

    /** File to write instead of printing. */
    @Parameter(property = "aicr.release.output")
    private @Nullable String output;

    /** {@code default}, or {@code cliff} to compare with the reference's own list. */
    @Parameter(property = "aicr.release.profile")
    private @Nullable String profile;

    /** With the profile {@code cliff}: the list before the reference's script shortens it. */
    @Parameter(property = "aicr.release.raw")
    private @Nullable String raw;

    @Override
    protected GoalResult run() {
        GitRepository repository = repository();
        String text;
        if (oneOf("profile", profile, "default", "cliff").equals("cliff")) {
            text = flag("raw", raw) ? CliffProfile.raw(repository) : CliffProfile.wrapped(repository);
        } else {
            boolean json = oneOf("format", format, "markdown", "json").equals("json");
            ChangelogRange range = ChangelogRange.find(repository, argument("to", to), argument("since", since));
            text = range.print(repository, json);
        }
        print(text.getBytes(StandardCharsets.UTF_8), argument("output", output));
        return GoalResult.of("done");
    }
}
