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
package run.aicr.attestation.scene;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.keyless.IdentityToken;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ImageProof;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainGzip;
import run.aicr.file.PlainTar;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Referrer;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;

/**
 * A complete little release, signed by the stand-ins of a rehearsal: an archive, an image with its statements, and all
 * assets that the check demands. It lies as in a rehearsal folder: {@code releases/<tag>} and {@code registry}.
 */
public final class SignedRelease {
    public static final String REPOSITORY = "NVIDIA/aicr";
    public static final String TAG = "v1.3.0";
    public static final String VERSION = "1.3.0";
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    public static final String ARCHIVE = "aicr_1.3.0_linux_amd64.tar.gz";
    public static final String PLATFORM = "linux/amd64";

    private static final Instant TIME = Instant.parse("2026-05-04T12:00:00Z");
    private static final Retry RETRY = KeylessSettings.retry(Duration.ofSeconds(10));

    private final Path folder;
    private final Rehearsal rehearsal;
    private final String image;
    private final Map<String, byte[]> assets = new TreeMap<>();
    private final List<String> indexAssets = new ArrayList<>();

    private SignedRelease(Path folder, Rehearsal rehearsal) {
        this.folder = folder;
        this.rehearsal = rehearsal;
        this.image = rehearsal.addresses().registry().getRawAuthority() + "/nvidia/aicr";
    }

    /** Makes one; the rehearsal may end afterwards. */
    public static SignedRelease make(Path folder, Rehearsal rehearsal) {
        return make(folder, rehearsal, COMMIT);
    }

    /** As {@link #make(Path, Rehearsal)}, by a workflow that ran on this commit. */
    public static SignedRelease make(Path folder, Rehearsal rehearsal, String signedCommit) {
        SignedRelease release = new SignedRelease(folder, rehearsal);
        rehearsal.identity(TAG, signedCommit);
        try {
            release.make();
            return release;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Path assets() {
        return folder.resolve("releases").resolve(TAG);
    }

    public Path registry() {
        return folder.resolve("registry");
    }

    /** Host and repository of the image, in the registry of the rehearsal. */
    public String image() {
        return image;
    }

    public Path trustedRoot() {
        return rehearsal.trustedRoot();
    }

    private void make() throws IOException {
        Files.createDirectories(assets());
        byte[] record = json("{'commit': '%s', 'result': 'pass'}".formatted(COMMIT));
        assets.put(ARCHIVE, archive());
        indexAssets.add(asset(
                ARCHIVE,
                "archive",
                ",'platform':'linux/amd64','payload':'" + payload().digest().prefixed() + "'"));
        put("THIRD_PARTY_NOTICES.md", "notices", "# Notices\n");
        put("install", "installer", "#!/bin/sh\n");
        put("aicr_1.3.0_bom.cdx.json", "bom", "{}\n");
        put("release-notes.md", "notes", "Notes.\n");
        put("aicr_1.3.0_linux_amd64.sbom.json", "sbom", Texts.SBOM);
        assets.put(
                "recipe-catalog.sigstore.json",
                sign("on-tag.yaml", Provenance.PREDICATE_TYPE, new Subject("recipe-catalog", Sha256.of("catalogue"))));
        indexAssets.add(asset("recipe-catalog.sigstore.json", "catalog", ""));
        Map<String, Sha256> digests = new TreeMap<>();
        assets.forEach((name, bytes) -> digests.put(name, Sha256.of(bytes)));
        put("aicr_checksums.txt", "checksums", new ChecksumFile(digests).text());
        String images = new SignedImage(Layout.create(registry()), image, this::sign).make();
        assets.put(
                "release.json",
                json(Texts.INDEX.formatted(
                        COMMIT,
                        String.join(",", indexAssets),
                        images,
                        Sha256.of(record).prefixed(),
                        missing())));
        List<Subject> covered = new ArrayList<>();
        assets.forEach((name, bytes) -> covered.add(new Subject(name, Sha256.of(bytes))));
        assets.put(
                ConsumerCheck.provenanceName(TAG),
                sign("on-tag.yaml", Provenance.PREDICATE_TYPE, covered.toArray(new Subject[0])));
        assets.put(
                "qualification.sigstore.json",
                sign("on-tag.yaml", "https://aicr.run/qualification/v1", new Subject("record", Sha256.of(record))));
        for (Map.Entry<String, byte[]> asset : assets.entrySet()) {
            Files.write(assets().resolve(asset.getKey()), asset.getValue());
        }
    }

    /** What a rehearsal on one machine cannot make. */
    private static String missing() {
        List<String> names = new ArrayList<>(List.of(
                "aicr_1.3.0_darwin_amd64.tar.gz",
                "aicr_1.3.0_darwin_arm64.tar.gz",
                "aicr_1.3.0_linux_arm64.tar.gz",
                "aicrd_1.3.0_linux_amd64.tar.gz",
                "aicrd_1.3.0_linux_arm64.tar.gz",
                "ghcr.io/nvidia/aicr linux/arm64",
                "ghcr.io/nvidia/aicrd"));
        for (String name : List.of("aiperf-bench", "conformance", "deployment", "performance")) {
            names.add("ghcr.io/nvidia/aicr-validators/" + name);
        }
        return names.stream()
                .map(n -> "{'name':'" + n + "','reason':'not made here'}")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }

    private void put(String name, String role, String text) {
        assets.put(name, text.getBytes(StandardCharsets.UTF_8));
        indexAssets.add(asset(name, role, ""));
    }

    private String asset(String name, String role, String more) {
        return "{'name':'" + name + "','role':'" + role + "','size':" + assets.get(name).length + ",'sha256':'"
                + Sha256.of(assets.get(name)).hex() + "'" + more + "}";
    }

    private static Payload payload() {
        Map<String, String> files = Map.of("aicr", "#!/bin/sh\n", "lib/modules", "all of it");
        TreeMap<String, Payload.Content> contents = new TreeMap<>();
        files.forEach((path, text) -> contents.put(path, new Payload.Content(Sha256.of(text), path.equals("aicr"))));
        return new Payload(contents);
    }

    private byte[] archive() throws IOException {
        Sha256 payload = payload().digest();
        byte[] statement = sign(
                "on-tag.yaml",
                Provenance.PREDICATE_TYPE,
                new Subject("payload", payload),
                new Subject("aicr", Sha256.of("#!/bin/sh\n")),
                new Subject("lib/modules", Sha256.of("all of it")));
        byte[] stamp = json(("{'schema':'aicr.run/stamp/v1','version':'1.3.0','commit':'%s','tag':'v1.3.0',"
                        + "'payload':{'aicr_linux_amd64':'%s'},'rehearsal':true}")
                .formatted(COMMIT, payload.prefixed()));
        List<ArchiveEntry> entries = List.of(
                file("aicr", true, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)),
                file("lib/modules", false, "all of it".getBytes(StandardCharsets.UTF_8)),
                file("LICENSE", false, new byte[] {1}),
                file("THIRD_PARTY_NOTICES.md", false, new byte[] {2}),
                file("aicr-release.json", false, stamp),
                file("aicr-attestation.sigstore.json", false, statement));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlainGzip gzip = new PlainGzip(out, 9);
        PlainTar.write(gzip, entries, TIME);
        gzip.close();
        return out.toByteArray();
    }

    private static ArchiveEntry file(String path, boolean executable, byte[] content) {
        return new ArchiveEntry.File(path, executable, ArchiveEntry.Source.of(content));
    }

    /** A bundle of the workflow at the tag. */
    private byte[] sign(String workflow, String predicateType, Subject... subjects) {
        Mapping predicate = predicateType.equals(ImageProof.OPEN_VEX) ? vex(subjects[0]) : predicate(predicateType);
        Statement statement = new Statement(List.of(subjects), predicateType, predicate);
        return attestor(workflow).attest(statement).toJson();
    }

    private static Mapping vex(Subject image) {
        String product = "{'@id':'pkg:oci/aicr@%s'}".formatted(image.digest().prefixed());
        String document = "{'@context':'https://openvex.dev/ns/v0.2.0','@id':'https://example.com/vex','author':'us',"
                + "'timestamp':'2026-05-04T12:00:00Z','version':1,'statements':[{'vulnerability':{'name':'CVE-1'},"
                + "'products':[" + product + "],'status':'fixed'}]}";
        return (Mapping) JsonReader.read("vex", json(document), Limits.DOCUMENT);
    }

    private static Mapping predicate(String predicateType) {
        return predicateType.equals(Provenance.PREDICATE_TYPE)
                ? new Provenance(
                                "https://aicr.run/release/v1",
                                Map.of("tag", TAG),
                                Map.of(),
                                List.of(),
                                "https://aicr.run/builders/rehearsal",
                                "run",
                                "2026-05-04T12:00:00Z",
                                "2026-05-04T12:00:01Z")
                        .toPredicate()
                : new Mapping.Builder().put("commit", COMMIT).build();
    }

    private Attestor attestor(String workflow) {
        Addresses at = rehearsal.addresses();
        ServiceCaller caller = new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), RETRY);
        return Attestor.keyless(new KeylessSettings(
                new SigningServices(at.fulcio(), at.log(), SigningServices.Generation.V1, at.timestamp()),
                IdentityToken.ofCi(
                        rehearsal.tokenRequest(".github/workflows/" + workflow), at.tokenRequestToken(), caller),
                TrustedRoot.read(rehearsal.trustedRoot()),
                IdentityPolicy.ofRelease(REPOSITORY, workflow, TAG),
                caller));
    }

    /** Pushes image and statements to the registry of the rehearsal. */
    public void push() throws IOException {
        Addresses at = rehearsal.addresses();
        ServiceCaller caller = new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), RETRY);
        Login login = new Login(at.tokens().registryUser(), at.tokens().registryToken());
        Registry target = Registry.at(at.registry(), login, caller);
        Layout layout = Layout.open(registry());
        String repository = image.substring(image.indexOf('/') + 1);
        Descriptor index = layout.find(image + ":" + TAG).orElseThrow();
        target.push(repository, layout, index, Optional.empty());
        target.putManifest(repository, TAG, Files.readAllBytes(layout.blob(index.digest())), MediaTypes.INDEX);
        for (Sha256 subject : new SignedImage(layout, image, this::sign).subjects()) {
            for (Referrer referrer : layout.referrers(image, subject)) {
                target.push(repository, layout, referrer.descriptor(), Optional.empty());
                target.attach(
                        repository,
                        subject,
                        Files.readAllBytes(layout.blob(referrer.descriptor().digest())),
                        MediaTypes.MANIFEST);
            }
        }
    }

    /** Copies the whole folder. */
    public static Path copy(Path from, Path to) {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(path)) {
                    Files.copy(path, target);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** Who signs statements about images: {@link #sign}. */
    interface Signing {
        byte[] sign(String workflow, String predicateType, Subject... subjects);
    }

    private static final class Texts {
        static final String INDEX = """
                {'schema':'aicr.run/release/v1','tag':'v1.3.0','version':'1.3.0','kind':'stable','commit':'%s',
                 'date':'2026-05-04T12:00:00Z','rehearsal':true,'assets':[%s],'images':[%s],
                 'gates':[{'name':'test','result':'pass','seconds':1},{'name':'scan','result':'skipped','seconds':0}],
                 'qualification':{'digest':'%s','result':'pass'},'missing':[%s],
                 'slsa':{'archives':{'level':1,'blocking':['x']},'images':{'level':1,'blocking':['x']}},
                 'tools':{'java':'25'}}
                """;
        static final String SBOM = """
                {"spdxVersion": "SPDX-2.3", "packages": [
                  {"name": "aicr", "versionInfo": "1.3.0", "licenseDeclared": "Apache-2.0"},
                  {"name": "snakeyaml-engine", "versionInfo": "3.0", "licenseDeclared": "Apache-2.0 OR MIT"},
                  {"name": "jspecify", "versionInfo": "1.0", "licenseDeclared": "NOASSERTION",
                   "licenseConcluded": "MIT"}]}
                """;
    }
}
