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

import java.util.List;
import java.util.Map;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** Argo CD Applications as documents (spec bundle §9.1, §9.2). */
final class Application {
    private static final String NAMESPACE = "argocd";
    private static final String FINALIZER = "resources-finalizer.argocd.argoproj.io";
    private static final String OCI = "oci://";

    private Application() {}

    /** The parent that finds the children in the folders of a repository. */
    static Mapping parent(String name, String repo, String revision, boolean cascadeDelete) {
        Mapping source = new Mapping.Builder()
                .put("repoURL", repo)
                .put("targetRevision", revision)
                .put("path", ".")
                .put(
                        "directory",
                        new Mapping.Builder()
                                .put("recurse", Scalar.TRUE)
                                .put("include", "*/application.yaml")
                                .build())
                .build();
        Mapping spec = new Mapping.Builder()
                .put("project", ArgoOptions.PROJECT)
                .put("source", source)
                .put("destination", destination(ArgoOptions.SERVER, NAMESPACE))
                .put("syncPolicy", Mapping.of(Map.of("automated", automated())))
                .build();
        return application(metadata(name, "", cascadeDelete), spec);
    }

    /**
     * The application of a folder.
     *
     * @param source where it comes from: the name of the field and what is in it
     */
    static Mapping child(Folder folder, String name, ArgoOptions options, Map.Entry<String, ? extends Node> source) {
        Mapping policy = new Mapping.Builder()
                .put("automated", automated())
                .put("syncOptions", Sequence.ofTexts(List.of("CreateNamespace=true", "ServerSideApply=true")))
                .build();
        Mapping spec = new Mapping.Builder()
                .put("project", options.project())
                .put(source.getKey(), source.getValue())
                .put("destination", destination(options.destinationServer(), folder.namespace()))
                .put("syncPolicy", policy)
                .build();
        String wave = Integer.toString(folder.number() - 1);
        return application(metadata(name, wave, options.cascadeDelete()), spec);
    }

    /** Where the chart of others is; its keys without the values. */
    static Mapping.Builder chart(ComponentRef ref) {
        boolean oci = ref.source().startsWith(OCI);
        String source = oci && ref.source().endsWith("/")
                ? ref.source().substring(0, ref.source().length() - 1)
                : ref.source();
        String version = !oci && ref.version().startsWith("v") ? ref.version().substring(1) : ref.version();
        return new Mapping.Builder()
                .put("repoURL", oci ? source + "/" + ref.effectiveChart() : source)
                .put("chart", ref.effectiveChart())
                .put("targetRevision", version);
    }

    private static Mapping application(Mapping metadata, Mapping spec) {
        return new Mapping.Builder()
                .put("apiVersion", "argoproj.io/v1alpha1")
                .put("kind", "Application")
                .put("metadata", metadata)
                .put("spec", spec)
                .build();
    }

    private static Mapping metadata(String name, String wave, boolean cascadeDelete) {
        Mapping.Builder metadata = new Mapping.Builder().put("name", name).put("namespace", NAMESPACE);
        if (!wave.isEmpty()) {
            metadata.put("annotations", Mapping.of(Map.of("argocd.argoproj.io/sync-wave", Scalar.text(wave))));
        }
        if (cascadeDelete) {
            metadata.put("finalizers", Sequence.ofTexts(List.of(FINALIZER)));
        }
        return metadata.build();
    }

    private static Mapping destination(String server, String namespace) {
        return new Mapping.Builder()
                .put("server", server)
                .put("namespace", namespace)
                .build();
    }

    private static Mapping automated() {
        return new Mapping.Builder()
                .put("prune", Scalar.TRUE)
                .put("selfHeal", Scalar.TRUE)
                .build();
    }
}
