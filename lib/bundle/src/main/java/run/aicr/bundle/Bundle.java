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
package run.aicr.bundle;

import java.util.ArrayList;
import java.util.List;
import run.aicr.bundle.deployer.BundleFile;

/**
 * A finished bundle.
 *
 * @param title what it is, for the user
 * @param files all of them, the checksums file last
 * @param components names in order of deployment
 * @param notes lines for the user
 * @param remarks lines for the log
 * @param steps what comes next; {@code %s} stands for the folder
 */
public record Bundle(
        String title,
        List<BundleFile> files,
        List<String> components,
        List<String> notes,
        List<String> remarks,
        List<String> steps) {
    public Bundle {
        files = List.copyOf(files);
        components = List.copyOf(components);
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
        steps = List.copyOf(steps);
    }

    /** This bundle with one more file, which no list covers: a signature. */
    public Bundle with(BundleFile file) {
        List<BundleFile> more = new ArrayList<>(files);
        more.add(file);
        return new Bundle(title, more, components, notes, remarks, steps);
    }

    /** Sum of the sizes of all files, bytes. */
    public long size() {
        return files.stream().mapToLong(file -> file.content().length).sum();
    }

    /** What the user does next. */
    public List<String> steps(String folder) {
        return steps.stream().map(step -> step.replace("%s", folder)).toList();
    }
}
