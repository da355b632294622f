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
package run.aicr.server.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import run.aicr.bundle.deployer.DeploySettings;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.deployment.AppName;
import run.aicr.deployment.Deployer;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.override.ComponentPath;
import run.aicr.override.ValueOverride;
import run.aicr.scheduling.NodeSelector;
import run.aicr.scheduling.Taint;
import run.aicr.scheduling.TaintEffect;
import run.aicr.scheduling.Toleration;
import run.aicr.server.exchange.Query;
import run.aicr.server.failure.ApiException;

/**
 * The parameters of {@code POST /v1/bundle}, checked in the order of the specification (spec api §4.6).
 *
 * @param vendorCharts whether charts become part of the bundle
 * @param only names of the components to take; absent for all
 */
record BundleParameters(
        Deployer deployer,
        DeploySettings settings,
        Overrides overrides,
        SchedulingSettings scheduling,
        boolean vendorCharts,
        Optional<List<String>> only) {

    /** The names that are read. */
    static final Set<String> NAMES = Set.of(
            "deployer",
            "bundlers",
            "set",
            "dynamic",
            "system-node-selector",
            "accelerated-node-selector",
            "workload-selector",
            "system-node-toleration",
            "accelerated-node-toleration",
            "workload-gate",
            "nodes",
            "repo",
            "target-revision",
            "storage-class",
            "vendor-charts",
            "app-name");

    /** @param vendors whether this server fetches charts */
    static BundleParameters of(Query query, boolean vendors) {
        List<ValueOverride> set = parsed("Invalid set parameter", () -> overrides(query));
        List<ComponentPath> dynamic = parsed(
                "Invalid dynamic parameter",
                () -> present(query, "dynamic").map(ComponentPath::parse).toList());
        NodeSelector system = selector(query, "system-node-selector", "Invalid system-node-selector");
        NodeSelector accelerated = selector(query, "accelerated-node-selector", "Invalid accelerated-node-selector");
        List<Toleration> systemTolerations = tolerations(query, "system-node-toleration");
        List<Toleration> acceleratedTolerations = tolerations(query, "accelerated-node-toleration");
        Deployer deployer = parsed("Invalid deployer parameter", () -> deployer(query.value("deployer")));
        Optional<Taint> gate = parsed(
                "Invalid workload-gate parameter",
                () -> Optional.of(query.value("workload-gate"))
                        .filter(t -> !t.isEmpty())
                        .map(Taint::parse));
        NodeSelector workload = selector(query, "workload-selector", "Invalid workload-selector parameter");
        int nodes = nodes(query.value("nodes"));
        boolean vendorCharts = vendorCharts(query.value("vendor-charts"), vendors);
        String appName = appName(query.value("app-name"), deployer);
        Optional<List<String>> only = only(query);
        SchedulingSettings scheduling = new SchedulingSettings(
                new SchedulingSettings.Nodes(system, systemTolerations),
                new SchedulingSettings.Nodes(accelerated, acceleratedTolerations),
                workload,
                gate,
                nodes,
                query.value("storage-class").strip());
        DeploySettings settings = new DeploySettings(
                query.value("repo"),
                query.value("target-revision"),
                appName,
                DeploySettings.FLUX_NAMESPACE,
                DeploySettings.FLUX_SOURCE,
                Optional.empty(),
                Map.of());
        return new BundleParameters(
                deployer, settings, new Overrides(set, List.of(), List.of(), dynamic), scheduling, vendorCharts, only);
    }

    private static Stream<String> present(Query query, String name) {
        return query.values(name).stream().filter(text -> !text.isEmpty());
    }

    private static <T> T parsed(String message, Supplier<T> work) {
        try {
            return work.get();
        } catch (AicrException e) {
            throw ApiException.badInput(message, e);
        }
    }

    private static List<ValueOverride> overrides(Query query) {
        List<ValueOverride> overrides = new ArrayList<>();
        for (String text : present(query, "set").toList()) {
            if (text.indexOf(':') < 0) {
                throw AicrException.invalidRequest(
                        "invalid format \"" + text + "\": expected 'component:path' or 'component:path=value'");
            }
            overrides.add(ValueOverride.parse(text));
        }
        return overrides;
    }

    private static NodeSelector selector(Query query, String name, String message) {
        List<String> texts = present(query, name).toList();
        for (String text : texts) {
            if (text.indexOf('=') < 0) {
                throw ApiException.badInput(
                        message, AicrException.invalidRequest("invalid format \"" + text + "\", expected key=value"));
            }
        }
        return NodeSelector.parse(texts);
    }

    private static List<Toleration> tolerations(Query query, String name) {
        return parsed(
                "Invalid " + name,
                () -> present(query, name).map(BundleParameters::toleration).toList());
    }

    private static Toleration toleration(String text) {
        int colon = text.indexOf(':');
        String effect = text.substring(colon + 1);
        boolean known =
                List.of(TaintEffect.values()).stream().anyMatch(e -> e.word().equals(effect));
        if (colon >= 0 && effect.indexOf(':') < 0 && !known) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    "invalid taint effect",
                    AicrException.invalidRequest("invalid taint effect \"" + effect
                            + "\", expected NoSchedule, PreferNoSchedule, or NoExecute"));
        }
        return Toleration.parse(text);
    }

    private static Deployer deployer(String text) {
        try {
            return Deployer.parse(text);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("invalid deployer type \"" + text + "\": must be one of ["
                    + String.join(" ", Deployer.words()) + "]");
        }
    }

    private static int nodes(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        boolean number = text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw refused("nodes must be a non-negative integer");
        }
        return Integer.parseInt(text);
    }

    private static boolean vendorCharts(String text, boolean vendors) {
        boolean wanted = switch (text) {
            case "", "0", "f", "F", "FALSE", "false", "False" -> false;
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            default -> throw refused("vendor-charts must be a boolean (true/false)");
        };
        if (wanted && !vendors) {
            throw refused("vendor-charts is not possible on this server, whose operator did not set"
                    + " AICR_ALLOW_VENDOR_CHARTS; make the bundle with the command aicr bundle");
        }
        return wanted;
    }

    private static String appName(String text, Deployer deployer) {
        if (text.isEmpty()) {
            return "";
        }
        if (deployer != Deployer.ARGOCD && deployer != Deployer.ARGOCD_HELM) {
            throw refused("app-name is only valid with deployer=argocd or deployer=argocd-helm");
        }
        try {
            return AppName.parse(text).text();
        } catch (AicrException e) {
            throw refused("invalid app name \"" + text
                    + "\": must be a DNS-1123 subdomain (lower-case letters, digits, - and ., at most 253 characters)");
        }
    }

    private static Optional<List<String>> only(Query query) {
        List<String> values = query.values("bundlers");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        if (names.isEmpty()) {
            throw refused("bundlers must contain at least one component name");
        }
        return Optional.of(names);
    }

    private static ApiException refused(String sentence) {
        return ApiException.of(ErrorClass.INVALID_REQUEST, sentence, Mapping.EMPTY);
    }
}
