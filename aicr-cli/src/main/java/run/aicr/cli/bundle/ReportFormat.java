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
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

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

    private static Mapping json(Bundle bundle, String folder) {
        List<Mapping> files = new ArrayList<>();
        for (BundleFile file : bundle.files()) {
            files.add(new Mapping.Builder()
                    .put("path", file.path())
                    .put("size", Scalar.integer(file.content().length))
                    .put("sha256", Sha256.of(file.content()).hex())
                    .build());
        }
        return new Mapping.Builder()
                .put("type", bundle.title())
                .put("output", folder)
                .put("components", Sequence.ofTexts(bundle.components()))
                .put("size", Scalar.integer(bundle.size()))
                .put("files", Sequence.of(files))
                .put("notes", Sequence.ofTexts(bundle.notes()))
                .put("steps", Sequence.ofTexts(bundle.steps(folder)))
                .build();
    }
}
