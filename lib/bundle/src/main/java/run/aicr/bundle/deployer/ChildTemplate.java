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

import java.util.Map;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/** The Helm templates of {@code argocd-helm}: Applications with what is decided at installation left open (spec bundle §10). */
final class ChildTemplate {
    private static final String DEPLOYER = "(.Values.deployer | default dict)";
    private static final String PLACE = "@VALUES@";

    private final ArgoOptions options;

    ChildTemplate(ArgoOptions options) {
        this.options = options;
    }

    /** The template of a folder: guards, then the Application. */
    String of(Folder folder) {
        String key = ArgoCdHelm.valuesKey(folder.component());
        ArgoOptions open = new ArgoOptions(
                "",
                "{{ " + DEPLOYER + ".destinationServer | default \"" + ArgoOptions.SERVER + "\" }}",
                "{{ " + DEPLOYER + ".project | default \"" + ArgoOptions.PROJECT + "\" }}",
                options.cascadeDelete());
        String name = "{{ " + DEPLOYER + ".namePrefix | default \"\" }}" + folder.release();
        Mapping helm = Mapping.of(Map.of("values", Scalar.text(PLACE)));
        Mapping source = folder.isUpstream()
                ? Application.chart(folder.component().ref()).put("helm", helm).build()
                : new Mapping.Builder()
                        .put("repoURL", repoUrl())
                        .put("path", folder.name())
                        .put("targetRevision", "{{ .Values.targetRevision | default .Chart.Version }}")
                        .put("helm", helm)
                        .build();
        String application = GeneratedYaml.plain(Application.child(folder, name, open, Map.entry("source", source)));
        return Resource.text("child-guards.tpl").replace("@RELEASE@", folder.release())
                + withValues(application, values(folder, key));
    }

    /** The template of the parent. */
    static String parent(ArgoOptions options) {
        return Resource.text("parent.tpl")
                .replace(
                        "@FINALIZERS@",
                        options.cascadeDelete() ? "\n  finalizers:\n    - resources-finalizer.argocd.argoproj.io" : "");
    }

    private static String repoUrl() {
        return "{{ required \"repoURL is required: --set repoURL=<registry and path above the chart>, such as"
                + " oci://registry/path, without the name of the chart\" .Values.repoURL | trimSuffix \"/\" }}/{{ .Chart.Name }}";
    }

    /** What the values are at installation: those of the bundle, and over them what was set. */
    private static String values(Folder folder, String key) {
        String set = "(index .Values \"" + key + "\" | default dict)";
        if (folder.isUpstream()) {
            String fixed = "(.Files.Get \"static/" + folder.component().name() + ".yaml\" | fromYaml)";
            return "mergeOverwrite " + fixed + " " + set;
        }
        return folder.content() instanceof Folder.Vendored vendored
                ? "dict \"" + vendored.chart().chart() + "\" " + set
                : set;
    }

    /** A block text that Helm fills, indented deeper than its key. */
    private static String withValues(String application, String expression) {
        String key = "values: '" + PLACE + "'";
        int at = application.indexOf(key);
        int lineStart = application.lastIndexOf('\n', at) + 1;
        int indent = at - lineStart + 2;
        String block =
                "values: |-\n" + " ".repeat(indent) + "{{- " + expression + " | toYaml | nindent " + indent + " }}";
        return application.replace(key, block);
    }
}
