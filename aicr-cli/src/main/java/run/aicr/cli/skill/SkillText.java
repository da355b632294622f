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
package run.aicr.cli.skill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import run.aicr.cli.option.Command;
import run.aicr.criteria.Dimension;
import run.aicr.error.ErrorClass;

/** The guide in Markdown. */
final class SkillText {
    private static final String INTRODUCTION = """
            ---
            name: aicr
            description: |
              Use the aicr command to plan and check GPU clusters on Kubernetes: find the tested recipe for a
              cluster, make deployable bundles of it, record snapshots and find out what changed.
            user_invocable: true
            ---
            # AICR CLI (%s)

            AICR (AI Cluster Runtime) holds recipes: sets of components, versions and settings that were tested
            together on one kind of GPU cluster. The command `aicr` picks the recipe for the criteria you give.
            The same criteria and the same version of the program always give the same bytes.

            ## Prerequisites

            - `aicr` is on the `PATH`: `aicr --version` prints its version.
            - Nothing else is needed to resolve recipes and compare snapshots: no cluster, no network, no login.
            - What talks to a cluster takes the kubeconfig from `--kubeconfig`, then `KUBECONFIG`, then `~/.kube/config`.

            ## Command Reference

            """;

    private static final String OUTPUT = """

            ## Output Format

            - The result goes to standard output or into the file of `--output`. Logs and errors go to standard error,
              so `2>/dev/null` or a pipe keeps the result clean.
            - Where a command has `--format json`, use that to read the result with a program. YAML is the default for people
              and for files kept under version control; tables are for reading only.
            - `--log-json` makes every log line one JSON object. On failure the last one has `exitCode`, `code` and `error`.
            """;

    private static final String ADVICE = """

            ## Best Practices

            - Give every criterion you know. What is left out counts as `any` and may lead to a more general recipe.
            - Run `aicr <command> -h` before using a flag that this guide does not list.
            - Never edit a generated recipe or bundle by hand; change the criteria or pass values by flags, and generate it anew.
            - Keep the recipe and the version of `aicr` next to each other, so that the result can be made again.
            - Quote values with blanks or special characters, and put `--` before an argument that begins with a dash.
            - Do not guess a service or a GPU model: ask, or take them from a snapshot of the cluster.
            """;

    /** A task with the commands that do it; left out when this version lacks one of them. */
    private record Example(String title, List<String> commands, String lines) {}

    private static final List<Example> EXAMPLES = List.of(
            new Example("Find the recipe for a cluster", List.of("recipe"), """
                    aicr recipe --service eks --accelerator h100 --os ubuntu --intent training --output recipe.yaml
                    """),
            new Example("Read one value of a recipe", List.of("query"), """
                    aicr query --service eks --accelerator h100 --intent training --selector components.gpu-operator.version
                    """),
            new Example("Record a cluster and take the criteria from it", List.of("snapshot", "recipe"), """
                    aicr snapshot --output snapshot.yaml
                    aicr recipe --snapshot snapshot.yaml --intent training --output recipe.yaml
                    """),
            new Example("Make a deployable bundle and check it", List.of("bundle", "verify"), """
                    aicr bundle --recipe recipe.yaml --output bundle
                    aicr verify bundle
                    """),
            new Example("Check a cluster against its recipe", List.of("validate"), """
                    aicr validate --recipe recipe.yaml --snapshot snapshot.yaml
                    """),
            new Example("Find out what changed on a cluster", List.of("diff"), """
                    aicr diff --baseline before.yaml --target after.yaml --format json
                    """));

    private SkillText() {}

    /** @param version of the program, for the title */
    static byte[] of(Command root, String version) {
        StringBuilder out = new StringBuilder(INTRODUCTION.replace("%s", version));
        out.append(CommandReference.of(root));
        out.append("\n## Criteria Values\n\n");
        for (Dimension dimension : Dimension.values()) {
            out.append("- **").append(dimension.word()).append("**: ");
            out.append(CommandReference.values(dimension.builtIn())).append('\n');
        }
        out.append("\nAn external catalogue may know more values. `any` leaves a criterion open.\n");
        out.append(OUTPUT);
        appendExamples(root, out);
        appendErrors(out);
        out.append(ADVICE);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendExamples(Command root, StringBuilder out) {
        List<String> known = root.table().commandNames();
        out.append("\n## Workflow Examples\n");
        for (Example example : EXAMPLES) {
            if (known.containsAll(example.commands())) {
                out.append('\n').append(example.title()).append(":\n\n```sh\n");
                out.append(example.lines()).append("```\n");
            }
        }
    }

    private static void appendErrors(StringBuilder out) {
        out.append("""

                ## Error Handling

                A failed command writes one line to standard error that ends with `exitCode=<n>` and begins its reason with
                a class in brackets, such as `[INVALID_REQUEST]`.

                | Exit code | Class | What to do |
                |---|---|---|
                """);
        for (ErrorClass errorClass : ErrorClass.values()) {
            if (errorClass != ErrorClass.METHOD_NOT_ALLOWED && errorClass != ErrorClass.RATE_LIMIT_EXCEEDED) {
                out.append("| ").append(errorClass.exitCode()).append(" | `").append(errorClass);
                out.append("` | ").append(remedy(errorClass)).append(" |\n");
            }
        }
    }

    private static String remedy(ErrorClass errorClass) {
        return switch (errorClass) {
            case INVALID_REQUEST -> "Read the message, correct the flag or file it names, and run again.";
            case CONFLICT -> "Not a mistake of the call: changes were found, or something is in the way. Report it.";
            case NOT_FOUND -> "Check the path or name in the message.";
            case UNAUTHORIZED -> "A signature, checksum or identity did not hold. Stop and tell the user.";
            case TIMEOUT -> "Run again; raise `--timeout` where there is one.";
            case SERVICE_UNAVAILABLE ->
                "A network service or the cluster did not answer. Check the connection, then run again.";
            case INTERNAL -> "Run again with `--debug` and show the user what it logs.";
            case METHOD_NOT_ALLOWED, RATE_LIMIT_EXCEEDED -> "Only a server answers this.";
        };
    }
}
