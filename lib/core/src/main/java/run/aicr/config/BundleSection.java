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
package run.aicr.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.deployment.AppName;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.Deployer;
import run.aicr.endpoint.EndpointUrl;
import run.aicr.override.ComponentPath;
import run.aicr.override.ValueOverride;
import run.aicr.scheduling.Taint;
import run.aicr.scheduling.Toleration;

/**
 * {@code spec.bundle} (spec cli §3.3).
 *
 * @param recipe {@code input.recipe}
 */
public record BundleSection(
        Optional<String> recipe,
        Output output,
        Deployment deployment,
        Scheduling scheduling,
        Attestation attestation,
        Registry registry) {

    /** {@code output}. */
    public record Output(Optional<BundleTarget> target, Optional<String> imageRefs) {
        static Output read(Section output) {
            return new Output(output.parsed("target", BundleTarget::parse), output.text("imageRefs"));
        }
    }

    /** {@code deployment}. */
    public record Deployment(
            Optional<Deployer> deployer,
            Optional<String> repo,
            Optional<List<ValueOverride>> set,
            Optional<List<ComponentPath>> dynamic,
            Optional<Boolean> vendorCharts,
            Optional<AppName> appName) {
        static Deployment read(Section deployment) {
            return new Deployment(
                    deployment.parsed("deployer", Deployer::parse),
                    deployment.text("repo"),
                    deployment.parsedList("set", ValueOverride::parse),
                    deployment.parsedList("dynamic", ComponentPath::parse),
                    deployment.bool("vendorCharts"),
                    deployment.parsed("appName", AppName::parse));
        }
    }

    /** {@code scheduling}; lists that are present and empty clear the default. */
    public record Scheduling(
            Optional<Map<String, String>> systemNodeSelector,
            Optional<Map<String, String>> acceleratedNodeSelector,
            Optional<Map<String, String>> workloadSelector,
            Optional<List<Toleration>> systemNodeTolerations,
            Optional<List<Toleration>> acceleratedNodeTolerations,
            Optional<Taint> workloadGate,
            Optional<Integer> nodes,
            Optional<String> storageClass) {
        static Scheduling read(Section scheduling) {
            return new Scheduling(
                    scheduling.textMap("systemNodeSelector"),
                    scheduling.textMap("acceleratedNodeSelector"),
                    scheduling.textMap("workloadSelector"),
                    scheduling.parsedList("systemNodeTolerations", Toleration::parse),
                    scheduling.parsedList("acceleratedNodeTolerations", Toleration::parse),
                    scheduling.parsed("workloadGate", Taint::parse),
                    scheduling.count("nodes"),
                    scheduling.text("storageClass"));
        }
    }

    /** {@code attestation}. */
    public record Attestation(
            Optional<Boolean> enabled,
            Optional<String> certificateIdentityRegexp,
            Optional<Boolean> oidcDeviceFlow,
            Optional<EndpointUrl> fulcioUrl,
            Optional<EndpointUrl> rekorUrl) {
        static Attestation read(Section attestation) {
            return new Attestation(
                    attestation.bool("enabled"),
                    attestation.text("certificateIdentityRegexp"),
                    attestation.bool("oidcDeviceFlow"),
                    attestation.parsed("fulcioURL", EndpointUrl::parse),
                    attestation.parsed("rekorURL", EndpointUrl::parse));
        }
    }

    /** {@code registry}. */
    public record Registry(Optional<Boolean> insecureTls, Optional<Boolean> plainHttp) {
        static Registry read(Section registry) {
            return new Registry(registry.bool("insecureTLS"), registry.bool("plainHTTP"));
        }
    }

    static BundleSection read(Section section) {
        return new BundleSection(
                section.section("input", s -> s.text("recipe")),
                section.section("output", Output::read),
                section.section("deployment", Deployment::read),
                section.section("scheduling", Scheduling::read),
                section.section("attestation", Attestation::read),
                section.section("registry", Registry::read));
    }
}
