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
package run.aicr.cli.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.deployment.Deployer;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.oci.Reference;

/** How the result of {@code aicr bundle} is printed (spec bundle §2.2, §23 item 30). */
enum ReportFormat {
    TEXT,
    JSON;

    static ReportFormat parse(String text) {
        return switch (text) {
            case "", "text" -> TEXT;
            case "json" -> JSON;
            default ->
                throw AicrException.invalidRequest(
                        "unknown output format: \"" + text + "\", valid formats are: json, text");
        };
    }

    byte[] report(Bundle bundle, String folder) {
        return this == TEXT ? text(bundle, folder) : JsonWriter.indentedForOutput(json(bundle, folder));
    }

    /** About a bundle in a registry; as text only a chart has something to say (spec bundle §2.2). */
    byte[] pushed(Bundle bundle, Deployer deployer, Reference reference, boolean plainHttp) {
        if (this == JSON) {
            Mapping document = new Mapping.Builder()
                    .put("type", bundle.title())
                    .put("output", reference.toString())
                    .put("components", Sequence.ofTexts(bundle.components()))
                    .put("size", Scalar.integer(bundle.size()))
                    .put("files", files(bundle))
                    .put("notes", Sequence.ofTexts(bundle.notes()))
                    .build();
            return JsonWriter.indentedForOutput(document);
        }
        if (deployer != Deployer.ARGOCD_HELM) {
            return new byte[0];
        }
        String repository = reference.host() + "/" + reference.repository();
        String chart = repository.substring(repository.lastIndexOf('/') + 1);
        String text = "\n" + bundle.title() + " pushed: oci://" + reference + "\n\nTo deploy:\n  helm install " + chart
                + " oci://" + repository + " --version " + reference.tag().orElse("") + " --namespace argocd"
                + (plainHttp ? " --plain-http" : "") + "\n\nDefault of repoURL: oci://"
                + repository.substring(0, repository.lastIndexOf('/')) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] text(Bundle bundle, String folder) {
        StringBuilder text = new StringBuilder("\n")
                .append(bundle.title())
                .append(" generated successfully!\nOutput directory: ")
                .append(folder)
                .append("\nFiles generated: ")
                .append(bundle.files().size())
                .append('\n');
        if (!bundle.notes().isEmpty()) {
            text.append("\nNote:\n");
            bundle.notes().forEach(note -> text.append("  ⚠ ").append(note).append('\n'));
        }
        text.append("\nTo deploy:\n");
        int number = 1;
        for (String step : bundle.steps(folder)) {
            text.append("  ").append(number++).append(". ").append(step).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Sequence files(Bundle bundle) {
        List<Mapping> files = new ArrayList<>();
        for (BundleFile file : bundle.files()) {
            files.add(new Mapping.Builder()
                    .put("path", file.path())
                    .put("size", Scalar.integer(file.content().length))
                    .put("sha256", Sha256.of(file.content()).hex())
                    .build());
        }
        return Sequence.of(files);
    }

    private static Mapping json(Bundle bundle, String folder) {
        return new Mapping.Builder()
                .put("type", bundle.title())
                .put("output", folder)
                .put("components", Sequence.ofTexts(bundle.components()))
                .put("size", Scalar.integer(bundle.size()))
                .put("files", files(bundle))
                .put("notes", Sequence.ofTexts(bundle.notes()))
                .put("steps", Sequence.ofTexts(bundle.steps(folder)))
                .build();
    }
}
