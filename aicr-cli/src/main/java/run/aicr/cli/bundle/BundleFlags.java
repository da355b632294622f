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

import java.util.ArrayList;
import java.util.List;
import run.aicr.bundle.deployer.DeploySettings;
import run.aicr.cli.option.Flag;
import run.aicr.deployment.Deployer;

/** The flags of {@code aicr bundle} (spec bundle §2.1). */
final class BundleFlags {
    static final String RECIPE = "recipe";
    static final String CONFIG = "config";
    static final String DATA = "data";
    static final String KUBECONFIG = "kubeconfig";
    static final String OUTPUT = "output";
    static final String FORMAT = "format";
    static final String DEPLOYER = "deployer";
    static final String SET = "set";
    static final String SET_JSON = "set-json";
    static final String SET_FILE = "set-file";
    static final String DYNAMIC = "dynamic";
    static final String REPO = "repo";
    static final String TARGET_REVISION = "target-revision";
    static final String APP_NAME = "app-name";
    static final String VENDOR_CHARTS = "vendor-charts";
    static final String READINESS_HOOKS = "readiness-hooks";
    static final String FLUX_NAMESPACE = "flux-namespace";
    static final String FLUX_SOURCE = "flux-oci-source-name";
    static final String SYSTEM_SELECTOR = "system-node-selector";
    static final String SYSTEM_TOLERATION = "system-node-toleration";
    static final String ACCELERATED_SELECTOR = "accelerated-node-selector";
    static final String ACCELERATED_TOLERATION = "accelerated-node-toleration";
    static final String WORKLOAD_SELECTOR = "workload-selector";
    static final String WORKLOAD_GATE = "workload-gate";
    static final String NODES = "nodes";
    static final String STORAGE_CLASS = "storage-class";
    static final String ATTEST = "attest";
    static final String IDENTITY_REGEXP = "certificate-identity-regexp";
    static final String IDENTITY_TOKEN = "identity-token";
    static final String DEVICE_FLOW = "oidc-device-flow";
    static final String FULCIO_URL = "fulcio-url";
    static final String REKOR_URL = "rekor-url";
    static final String TIMESTAMP_URL = "timestamp-url";
    static final String SIGNING_KEY = "signing-key";
    static final String KEY_FOLDER = "key-folder";
    static final String YES = "yes";
    static final String PLAIN_HTTP = "plain-http";
    static final String INSECURE_TLS = "insecure-tls";
    static final String IMAGE_REFS = "image-refs";

    private static final String INPUT = "Input";
    private static final String RESULT = "Output";
    private static final String VALUES = "Values";
    private static final String SCHEDULING = "Scheduling";
    private static final String DEPLOYMENT = "Deployment";
    private static final String ATTESTATION = "Attestation";
    private static final String REGISTRY = "Registry";

    private BundleFlags() {}

    static List<Flag> all() {
        List<Flag> flags = new ArrayList<>();
        flags.addAll(inputs());
        flags.addAll(deployment());
        flags.addAll(values());
        flags.addAll(scheduling());
        flags.addAll(attestation());
        return flags;
    }

    private static List<Flag> inputs() {
        return List.of(
                Flag.text(RECIPE, INPUT, "recipe: a file, a URL or - for standard input")
                        .alias("r")
                        .onlyOnce(),
                Flag.text(CONFIG, INPUT, "configuration file with defaults: a file, a URL or - for standard input")
                        .onlyOnce(),
                Flag.text(DATA, INPUT, "folder of catalogue data that is laid over the built-in catalogue"),
                Flag.text(KUBECONFIG, INPUT, "kubeconfig for cm:// addresses").alias("k"),
                Flag.text(OUTPUT, RESULT, "folder to write to, or oci://registry/repository[:tag]")
                        .alias("o")
                        .whenUnset(".")
                        .onlyOnce(),
                Flag.text(FORMAT, RESULT, "how the result is reported")
                        .alias("t")
                        .values(List.of("json", "text"))
                        .whenUnset("text"),
                Flag.text(IMAGE_REFS, RESULT, "file for the reference of what was pushed"));
    }

    private static List<Flag> deployment() {
        return List.of(
                Flag.text(DEPLOYER, DEPLOYMENT, "what deploys the bundle")
                        .alias("d")
                        .values(Deployer.words())
                        .whenUnset("helm")
                        .onlyOnce(),
                Flag.text(REPO, DEPLOYMENT, "address where the bundle will be published (argocd, flux)")
                        .onlyOnce(),
                Flag.text(TARGET_REVISION, DEPLOYMENT, "branch, tag or version that is deployed from there")
                        .whenUnset("main, or the tag that is pushed"),
                Flag.text(APP_NAME, DEPLOYMENT, "name of the parent application (argocd, argocd-helm)")
                        .onlyOnce(),
                Flag.bool(VENDOR_CHARTS, DEPLOYMENT, "make the charts part of the bundle; needs helm"),
                Flag.bool(READINESS_HOOKS, DEPLOYMENT, "wait for components with gates (helm, argocd, argocd-helm)"),
                Flag.text(FLUX_NAMESPACE, DEPLOYMENT, "namespace of Flux (flux)")
                        .whenUnset(DeploySettings.FLUX_NAMESPACE),
                Flag.text(FLUX_SOURCE, DEPLOYMENT, "name of the OCIRepository that holds the bundle (flux)")
                        .whenUnset(DeploySettings.FLUX_SOURCE));
    }

    private static List<Flag> values() {
        return List.of(
                Flag.list(SET, VALUES, "component:path=value: set a value; component:enabled=false leaves it out"),
                Flag.list(SET_JSON, VALUES, "component:path=<json>: set or merge a value of any kind"),
                Flag.list(SET_FILE, VALUES, "component:path=<file>: as --set-json, from a YAML or JSON file"),
                Flag.list(DYNAMIC, VALUES, "component:path: leave a value to the one who installs"));
    }

    private static List<Flag> scheduling() {
        return List.of(
                Flag.list(SYSTEM_SELECTOR, SCHEDULING, "key=value: nodes for what runs the cluster"),
                Flag.list(SYSTEM_TOLERATION, SCHEDULING, "key=value:effect, key:effect or *: taints these tolerate")
                        .whenUnset("*"),
                Flag.list(ACCELERATED_SELECTOR, SCHEDULING, "key=value: nodes with accelerators"),
                Flag.list(
                                ACCELERATED_TOLERATION,
                                SCHEDULING,
                                "key=value:effect, key:effect or *: taints these tolerate")
                        .whenUnset("*"),
                Flag.list(WORKLOAD_SELECTOR, SCHEDULING, "key=value: labels of pods that use accelerators"),
                Flag.text(
                        WORKLOAD_GATE, SCHEDULING, "key=value:effect or key:effect: taint of nodes that are not ready"),
                Flag.integer(NODES, SCHEDULING, "number of nodes; 0 when it is not known")
                        .whenUnset("0"),
                Flag.text(STORAGE_CLASS, SCHEDULING, "StorageClass of all volumes")
                        .onlyOnce());
    }

    private static List<Flag> attestation() {
        return List.of(
                Flag.bool(ATTEST, ATTESTATION, "sign the bundle"),
                Flag.text(IDENTITY_REGEXP, ATTESTATION, "identity that must have signed this program"),
                Flag.text(IDENTITY_TOKEN, ATTESTATION, "OIDC token to sign with")
                        .from("COSIGN_IDENTITY_TOKEN"),
                Flag.lenientSwitch(DEVICE_FLOW, ATTESTATION, "log in on another device")
                        .from("AICR_OIDC_DEVICE_FLOW"),
                Flag.text(FULCIO_URL, ATTESTATION, "certificate authority")
                        .from("AICR_FULCIO_URL")
                        .whenUnset("the public one")
                        .onlyOnce(),
                Flag.text(REKOR_URL, ATTESTATION, "transparency log")
                        .from("AICR_REKOR_URL")
                        .whenUnset("the public one")
                        .onlyOnce(),
                Flag.text(TIMESTAMP_URL, ATTESTATION, "timestamp authority, path included")
                        .from("AICR_TIMESTAMP_URL")
                        .whenUnset("the public one")
                        .onlyOnce()
                        .concealed(),
                Flag.text(SIGNING_KEY, ATTESTATION, "key in a KMS: awskms://, gcpkms:// or azurekms://")
                        .onlyOnce(),
                Flag.text(KEY_FOLDER, ATTESTATION, "folder of a key pair to sign with")
                        .onlyOnce()
                        .concealed(),
                Flag.lenientSwitch(YES, ATTESTATION, "do not ask before something is published")
                        .alias("assume-yes")
                        .from("AICR_ASSUME_YES"),
                Flag.bool(PLAIN_HTTP, REGISTRY, "speak HTTP with the registry"),
                Flag.bool(INSECURE_TLS, REGISTRY, "do not check the registry's certificate"));
    }
}
