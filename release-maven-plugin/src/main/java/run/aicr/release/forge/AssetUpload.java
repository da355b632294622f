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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.http.Attempts;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Brings one file into a draft. What is there with the same digest is kept; a left-over of a broken upload, and a file
 * with other bytes, is deleted and sent again.
 */
final class AssetUpload {
    private final Forge forge;
    private final ForgeCalls calls;
    private final ForgeRelease draft;
    private final String name;
    private final String mediaType;
    private final Path file;
    private final String purpose;

    AssetUpload(Forge forge, ForgeCalls calls, ForgeRelease draft, String name, String mediaType, Path file) {
        this.forge = forge;
        this.calls = calls;
        this.draft = draft;
        this.name = name;
        this.mediaType = mediaType;
        this.file = file;
        this.purpose = "upload " + name + " to the draft of " + draft.tag();
    }

    ForgeAsset bring() throws IOException {
        Sha256 digest = Sha256.ofFile(file);
        Attempts attempts = calls.retry().start();
        while (true) {
            Optional<ForgeAsset> there = forge.assets(draft).stream()
                    .filter(a -> a.name().equals(name))
                    .findFirst();
            if (there.isPresent() && isSame(there.get(), digest)) {
                return there.get();
            }
            there.ifPresent(forge::deleteAsset);
            Optional<Duration> asked = Optional.empty();
            AicrException reason;
            try {
                HttpAnswer answer = calls.send(request());
                if (answer.status() == 201) {
                    return checked(ForgeAsset.read(ForgeCalls.fields(answer)), digest);
                }
                if (!mayGoAway(answer)) {
                    throw ForgeCalls.refusal(purpose, answer);
                }
                reason = answer.unexpected(purpose);
                asked = calls.retry().asked(answer);
            } catch (AicrException e) {
                if (!e.errorClass().retryable()) {
                    throw e;
                }
                reason = e;
            }
            attempts.failed(reason, asked);
        }
    }

    /** 422 says that the name is taken: the next look decides what is to be done about it. */
    private boolean mayGoAway(HttpAnswer answer) {
        boolean taken =
                answer.status() == 422 && new String(answer.body(), StandardCharsets.UTF_8).contains("already_exists");
        return taken || calls.retry().statuses().contains(answer.status());
    }

    private Request request() throws IOException {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        URI address = calls.uploads("/releases/" + draft.id() + "/assets?name=" + encoded);
        return calls.request(purpose, "POST", address)
                .withContent(mediaType, Content.of(file))
                .onlyOnce();
    }

    private boolean isSame(ForgeAsset there, Sha256 digest) throws IOException {
        if (!there.isUploaded() || there.size() != Files.size(file)) {
            return false;
        }
        if (there.digest().isPresent()) {
            return there.digest().get().equals(digest);
        }
        Path copy = Files.createTempFile("aicr-asset", ".part");
        try {
            return forge.download(there, copy).equals(digest);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private ForgeAsset checked(ForgeAsset asset, Sha256 digest) throws IOException {
        boolean same = asset.name().equals(name)
                && asset.isUploaded()
                && asset.size() == Files.size(file)
                && asset.digest().filter(d -> !d.equals(digest)).isEmpty();
        if (!same) {
            throw new ReleaseException(
                    Code.CHECK_FAILED,
                    "the forge took " + name + " (" + Files.size(file) + " bytes, " + digest + ") and shows "
                            + asset.name() + ", " + asset.state() + ", " + asset.size() + " bytes",
                    "Run the same command again; the file is then sent anew.");
        }
        return asset;
    }
}
