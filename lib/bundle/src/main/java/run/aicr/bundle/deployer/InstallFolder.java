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

import java.util.ArrayList;
import java.util.List;
import run.aicr.catalog.ComponentRef;

/** The files of a folder that Helm installs: values, reference, script (spec bundle §5.1 to §5.3). */
final class InstallFolder {
    private static final String OCI = "oci://";

    private InstallFolder() {}

    /** The files in the order of the checksums file, with paths below the bundle. */
    static List<BundleFile> files(Folder folder) {
        List<BundleFile> files = new ArrayList<>(folder.chartFiles());
        files.add(BundleFile.of("values.yaml", GeneratedYaml.values(folder.fixedValues())));
        files.add(BundleFile.of("cluster-values.yaml", GeneratedYaml.values(folder.dynamicValues())));
        if (folder.isUpstream()) {
            files.add(BundleFile.of("upstream.env", reference(folder.component().ref())));
        }
        files.addAll(folder.templates());
        files.add(BundleFile.script("install.sh", script(folder)));
        return files.stream().map(file -> file.in(folder.name())).toList();
    }

    private static String reference(ComponentRef ref) {
        boolean oci = ref.source().startsWith(OCI);
        String source = oci && ref.source().endsWith("/")
                ? ref.source().substring(0, ref.source().length() - 1)
                : ref.source();
        String chart = oci ? source + "/" + ref.effectiveChart() : ref.effectiveChart();
        return "CHART=" + ShellText.quoted(chart)
                + "\nREPO=" + ShellText.quoted(oci ? "" : ref.source())
                + "\nVERSION=" + ShellText.quoted(ref.version()) + "\n";
    }

    private static String script(Folder folder) {
        return Resource.text("install.sh")
                .replace("@RELEASE@", ShellText.quoted(folder.release()))
                .replace("@NAMESPACE@", ShellText.quoted(folder.namespace()))
                .replace("@CREATE_NAMESPACE@", folder.bringsNamespace() ? "" : " --create-namespace")
                .replace("@OPEN_VALUES@", openValues(folder))
                .replace(
                        "@CHART@",
                        folder.isUpstream()
                                ? Resource.text("upstream-chart.sh")
                                : "chart=./\nversion=()\nrepository=()\n");
    }

    /** The check for values that nobody has filled in; only where there can be some. */
    private static String openValues(Folder folder) {
        List<String> keys = new ArrayList<>();
        folder.component().values().openPaths().forEach(path -> keys.add(ShellText.quoted(path.leaf())));
        return keys.isEmpty() ? "" : Resource.text("open-values.sh").replace("@KEYS@", String.join(" ", keys));
    }
}
