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
package run.aicr.bundle.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.publish.BundleArtefact.Blob;
import run.aicr.document.Fields;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

/**
 * A bundle for {@code argocd-helm} as a Helm chart, which {@code helm install} takes from the registry (spec bundle §17.2).
 * The chart already has its final {@code Chart.yaml}, so the checksums and their signature hold for what is published.
 */
public final class ChartForm {
    private static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";
    private static final String CONTENT = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    private static final String NUMBER = "(?:0|[1-9][0-9]*)";
    private static final String PART = "(?:" + NUMBER + "|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern SEMVER =
            Pattern.compile("v?" + NUMBER + "(?:\\." + NUMBER + "){2}(?:-" + PART + "(?:\\." + PART + ")*)?");

    private ChartForm() {}

    /**
     * Refuses a tag that is no version of a chart.
     *
     * @throws AicrException INVALID_REQUEST naming a tag that would do
     */
    public static String requireVersion(String tag) {
        if (!SEMVER.matcher(tag).matches()) {
            throw AicrException.invalidRequest("--output: the tag \"" + tag
                    + "\" is no semantic version, which the chart of argocd-helm needs; use for example 0.0.0-"
                    + tag.replaceAll("[^0-9A-Za-z.-]", "-"));
        }
        return tag;
    }

    /**
     * The artefact of these files, which hold {@code Chart.yaml}.
     *
     * @param programVersion version of this program
     */
    public static BundleArtefact of(List<BundleFile> files, String programVersion) {
        Fields chart = chart(files);
        String name = chart.requiredText("name");
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("org.opencontainers.image.created", GenericForm.EPOCH);
        annotations.put("org.opencontainers.image.title", name);
        annotations.put("org.opencontainers.image.version", chart.requiredText("version"));
        annotations.put("org.opencontainers.image.vendor", GenericForm.VENDOR);
        annotations.put("org.opencontainers.image.description", chart.textOrEmpty("description"));
        annotations.put("com.nvidia.aicr.version", programVersion);
        Blob config = Blob.of(CONFIG, JsonWriter.compact(config(chart)));
        Blob layer = Blob.of(CONTENT, BundleArtefact.compressed(TreeTar.of(name, files)));
        return BundleArtefact.of(
                BundleArtefact.start(), config, (Mapping) config.descriptor().toNode(), layer, annotations);
    }

    private static Fields chart(List<BundleFile> files) {
        BundleFile file = files.stream()
                .filter(f -> f.path().equals("Chart.yaml"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a chart without Chart.yaml"));
        return Fields.of(YamlReader.read(file.path(), file.content(), Limits.CATALOGUE_FILE), "");
    }

    private static Mapping config(Fields chart) {
        Mapping.Builder config = new Mapping.Builder();
        for (String key : List.of("apiVersion", "name", "version", "description", "type", "appVersion")) {
            config.putIfSet(key, chart.textOrEmpty(key));
        }
        return config.build();
    }
}
