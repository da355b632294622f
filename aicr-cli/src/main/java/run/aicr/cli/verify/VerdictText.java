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
package run.aicr.cli.verify;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import run.aicr.bundle.integrity.BundleVerdict;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/** The verdict for people and for programs. */
final class VerdictText {
    private VerdictText() {}

    /** @param asked whether the policy has a say: it demands something, or it objects */
    static byte[] json(BundleVerdict verdict, boolean asked, Optional<String> objection) {
        Mapping.Builder json = verdict.toNode();
        if (asked) {
            json.put(
                    "policy",
                    new Mapping.Builder()
                            .put("passed", Scalar.bool(objection.isEmpty()))
                            .putIfSet("reason", objection.orElse(""))
                            .build());
        }
        return JsonWriter.indentedForOutput(json.build());
    }

    static byte[] text(BundleVerdict verdict, Optional<String> objection) {
        StringBuilder text = new StringBuilder();
        text.append(
                verdict.checksumsPassed()
                        ? "  ✓ Checksums verified (" + verdict.checksumFiles() + " files)\n"
                        : "  ✗ Checksum verification failed\n");
        if (verdict.bundleAttested()) {
            text.append("  ✓ Bundle attested by: ")
                    .append(verdict.bundleCreator())
                    .append('\n');
        }
        if (verdict.binaryAttested()) {
            text.append("  ✓ Binary built by: ").append(verdict.binaryBuilder()).append('\n');
        }
        if (verdict.identityPinned()) {
            text.append("  ✓ Identity pinned to NVIDIA CI\n");
        }
        text.append("  Trust level: ").append(verdict.level().word()).append('\n');
        text.append("    ↳ ").append(verdict.reason()).append('\n');
        if (!verdict.errors().isEmpty()) {
            text.append("\nDetails:\n");
            verdict.errors().forEach(error -> text.append("  - ").append(error).append('\n'));
        }
        if (!verdict.unlistedFiles().isEmpty()) {
            text.append("\nNot in checksums.txt:\n");
            verdict.unlistedFiles()
                    .forEach(file -> text.append("  - ").append(file).append('\n'));
        }
        boolean passed = objection.isEmpty() && verdict.errors().isEmpty();
        text.append("\nBundle verification: ")
                .append(passed ? "PASSED" : "FAILED")
                .append('\n');
        objection.ifPresent(reason -> text.append("  ").append(reason).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
