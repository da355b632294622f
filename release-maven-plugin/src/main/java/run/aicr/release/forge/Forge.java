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
package run.aicr.release.forge;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Download;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.TagRef;

/**
 * The releases of one repository on the forge (spec release §7.8, release-practice §12). Every call may be repeated:
 * making something looks first whether it is there.
 *
 * <p>Faults: {@link ReleaseException} with AUTH_FAILED, RATE_LIMITED, ASSET_CONFLICT or CHECK_FAILED; {@link
 * AicrException} SERVICE_UNAVAILABLE when the forge does not answer after all attempts.
 */
public final class Forge {
    /** Most bytes of an asset. */
    private static final long LARGEST_ASSET = 2L << 30;

    private final ForgeCalls calls;

    /**
     * The forge.
     *
     * @param repository {@code owner/name}
     */
    public Forge(ForgeEndpoint at, String repository, ServiceCaller caller) {
        this.calls = new ForgeCalls(at, repository, caller);
    }

    /** The drafts with this tag, newest first; found in the list, since a look-up by tag never gives drafts. */
    public List<ForgeRelease> drafts(String tag) {
        return calls.pages("list the releases", "/releases?per_page=100").stream()
                .map(ForgeRelease::read)
                .filter(r -> r.draft() && r.tag().equals(tag))
                .sorted(Comparator.comparing(ForgeRelease::createdAt)
                        .thenComparingLong(ForgeRelease::id)
                        .reversed())
                .toList();
    }

    /** All public releases, as the forge lists them. */
    public List<ForgeRelease> published() {
        return calls.pages("list the releases", "/releases?per_page=100").stream()
                .map(ForgeRelease::read)
                .filter(r -> !r.draft())
                .toList();
    }

    /** The public release of a tag. */
    public Optional<ForgeRelease> published(String tag) {
        return find("look for the release of " + tag, "/releases/tags/" + encoded(tag));
    }

    /** The release that the forge marks as the latest. */
    public Optional<ForgeRelease> latest() {
        return find("look for the latest release", "/releases/latest");
    }

    /** A release by its number, draft or not. */
    public Optional<ForgeRelease> release(long id) {
        return find("read the release " + id, "/releases/" + id);
    }

    private Optional<ForgeRelease> find(String purpose, String path) {
        HttpAnswer answer = calls.send(calls.request(purpose, "GET", calls.api(path)));
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(ForgeRelease.read(ForgeCalls.fields(ForgeCalls.expect(purpose, answer, 200))));
    }

    /** Makes a draft unless there is one with the tag; of several the newest is taken. */
    public ForgeRelease createDraft(NewDraft draft) {
        String purpose = "make the draft of " + draft.tag();
        Request request = calls.request(purpose, "POST", calls.api("/releases"), draft.document());
        return calls.once(
                request,
                () -> drafts(draft.tag()).stream().findFirst(),
                answer -> ForgeRelease.read(ForgeCalls.fields(ForgeCalls.expect(purpose, answer, 201))));
    }

    /** Changes title and notes. */
    public ForgeRelease describe(ForgeRelease release, String name, String body) {
        return patch(
                "write the notes of " + release.tag(),
                release,
                new Mapping.Builder().put("name", name).put("body", body).build());
    }

    /** Makes a draft public; marks it as the latest or does not. */
    public ForgeRelease publish(ForgeRelease draft, boolean latest) {
        return patch(
                "publish the release of " + draft.tag(),
                draft,
                new Mapping.Builder()
                        .put("draft", Scalar.FALSE)
                        .put("make_latest", Boolean.toString(latest))
                        .build());
    }

    /** Marks a public release as the latest. */
    public ForgeRelease markLatest(ForgeRelease release) {
        return patch(
                "mark " + release.tag() + " as the latest release",
                release,
                new Mapping.Builder().put("make_latest", "true").build());
    }

    private ForgeRelease patch(String purpose, ForgeRelease release, Mapping change) {
        Request request = calls.request(purpose, "PATCH", calls.api("/releases/" + release.id()), change);
        return ForgeRelease.read(ForgeCalls.fields(ForgeCalls.expect(purpose, calls.send(request), 200)));
    }

    public void deleteDraft(ForgeRelease draft) {
        if (draft.draft()) {
            delete("delete a draft of " + draft.tag(), "/releases/" + draft.id());
            return;
        }
        throw new ReleaseException(Code.ASSET_CONFLICT, draft.tag() + " is public; a public release is never deleted");
    }

    /** All assets, as they are now. */
    public List<ForgeAsset> assets(ForgeRelease release) {
        return calls
                .pages("list the assets of " + release.tag(), "/releases/" + release.id() + "/assets?per_page=100")
                .stream()
                .map(ForgeAsset::read)
                .toList();
    }

    /**
     * Brings a file into a draft; equal bytes that are there are kept.
     *
     * @throws IOException when the file cannot be read
     * @throws ReleaseException ASSET_CONFLICT for a public release
     */
    public ForgeAsset upload(ForgeRelease draft, String name, String mediaType, Path file) throws IOException {
        if (!draft.draft()) {
            throw new ReleaseException(
                    Code.ASSET_CONFLICT, draft.tag() + " is public; nothing is added to it or replaced in it");
        }
        return new AssetUpload(this, calls, draft, name, mediaType, file).bring();
    }

    public void deleteAsset(ForgeAsset asset) {
        delete("delete the asset " + asset.name(), "/releases/assets/" + asset.id());
    }

    private void delete(String purpose, String path) {
        HttpAnswer answer = calls.send(calls.request(purpose, "DELETE", calls.api(path)));
        if (answer.status() != 404) {
            ForgeCalls.expect(purpose, answer, 204);
        }
    }

    /**
     * Reads an asset of a release or draft back, with the token.
     *
     * @return digest of what arrived
     */
    public Sha256 download(ForgeAsset asset, Path file) throws IOException {
        Request request = calls.request(
                        "download the asset " + asset.name(), "GET", calls.api("/releases/assets/" + asset.id()))
                .withHeader("Accept", "application/octet-stream")
                .withLimit(LARGEST_ASSET);
        return stored(request, calls.download(request, file, true));
    }

    /**
     * Reads an asset of a public release as everybody does, without credentials.
     *
     * @return digest of what arrived; empty when there is no such asset
     */
    public Optional<Sha256> downloadPublic(String tag, String name, Path file) throws IOException {
        URI address = calls.web("/releases/download/" + encoded(tag) + "/" + encoded(name));
        Request request =
                Request.get("download " + name + " of " + tag, address).withLimit(LARGEST_ASSET);
        Download got = calls.download(request, file, false);
        return got.answer().status() == 404 ? Optional.empty() : Optional.of(stored(request, got));
    }

    private static Sha256 stored(Request request, Download got) {
        return got.stored()
                .orElseThrow(() -> ForgeCalls.refusal(request.purpose(), got.answer()))
                .digest();
    }

    /**
     * Sets a status of a commit, unless the newest one of its context says the same.
     *
     * @param state error, failure, pending or success
     * @param description at most 140 characters
     */
    public void status(String commit, String state, String context, String description) {
        String purpose = "set the status of " + commit;
        Mapping body = new Mapping.Builder()
                .put("state", state)
                .put("context", context)
                .put("description", description)
                .build();
        Request request = calls.request(purpose, "POST", calls.api("/statuses/" + commit), body);
        calls.once(
                request,
                () -> says(commit, state, context, description) ? Optional.of(Boolean.TRUE) : Optional.empty(),
                answer -> ForgeCalls.expect(purpose, answer, 201).status() == 201);
    }

    private boolean says(String commit, String state, String context, String description) {
        return calls.pages("list the statuses of " + commit, "/commits/" + commit + "/statuses?per_page=100").stream()
                .filter(s -> s.textOrEmpty("context").equals(context))
                .findFirst()
                .filter(s -> s.textOrEmpty("state").equals(state)
                        && s.textOrEmpty("description").equals(description))
                .isPresent();
    }

    /** Stores a Sigstore bundle with the forge's attestations, unless one with the same bytes is there. */
    public void attest(Sha256 subject, byte[] bundle) {
        Fields parsed = Fields.of(JsonReader.read("bundle", bundle, Limits.SNAPSHOT), "");
        String purpose = "store an attestation of " + subject;
        Mapping body = new Mapping.Builder().put("bundle", parsed.mapping()).build();
        Request request = calls.request(purpose, "POST", calls.api("/attestations"), body);
        calls.once(
                request,
                () -> hasAttestation(subject, bundle) ? Optional.of(Boolean.TRUE) : Optional.empty(),
                answer -> ForgeCalls.expect(purpose, answer, 201).status() == 201);
    }

    /** Whether the forge has the bundle for a digest that its statement covers. */
    public boolean hasAttestation(Sha256 subject, byte[] bundle) {
        Fields parsed = Fields.of(JsonReader.read("bundle", bundle, Limits.SNAPSHOT), "");
        byte[] normal = JsonWriter.compact(parsed.mapping().sorted());
        return attestations(subject).stream().anyMatch(b -> Arrays.equals(b, normal));
    }

    /** The bundles that the forge has for a digest: compact JSON with sorted keys. Bundles behind an address are left out. */
    public List<byte[]> attestations(Sha256 subject) {
        String purpose = "list the attestations of " + subject;
        Request request = calls.request(purpose, "GET", calls.api("/attestations/" + subject + "?per_page=100"))
                .withLimit(Limits.SNAPSHOT.maxBytes());
        HttpAnswer answer = calls.send(request);
        if (answer.status() == 404) {
            return List.of();
        }
        byte[] body = ForgeCalls.expect(purpose, answer, 200).body();
        // Bills of materials of images are large, and base64.
        return Fields.of(JsonReader.read(answer.shownAs(), body, Limits.SNAPSHOT), "").list("attestations").stream()
                .flatMap(a -> a.fields("bundle").stream())
                .map(bundle -> JsonWriter.compact(bundle.mapping().sorted()))
                .toList();
    }

    /** What a tag is on the forge; the commit of an annotated one is looked up too. */
    public Optional<TagRef> tag(String tag) {
        String purpose = "look for the tag " + tag;
        HttpAnswer answer = calls.send(calls.request(purpose, "GET", calls.api("/git/ref/tags/" + encoded(tag))));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        Fields ref = object(ForgeCalls.fields(ForgeCalls.expect(purpose, answer, 200)));
        String id = ref.requiredText("sha");
        if (!ref.textOrEmpty("type").equals("tag")) {
            return Optional.of(new TagRef(tag, id, id));
        }
        HttpAnswer named = calls.send(calls.request(purpose, "GET", calls.api("/git/tags/" + id)));
        Fields commit = object(ForgeCalls.fields(ForgeCalls.expect(purpose, named, 200)));
        return Optional.of(new TagRef(tag, id, commit.requiredText("sha")));
    }

    private static Fields object(Fields fields) {
        return fields.fields("object")
                .orElseThrow(() -> new AicrException(
                        ErrorClass.SERVICE_UNAVAILABLE, "the forge's answer about a reference names no object"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
