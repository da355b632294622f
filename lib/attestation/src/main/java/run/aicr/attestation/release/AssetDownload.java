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
package run.aicr.attestation.release;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;
import run.aicr.http.Download;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;

/** Gets the assets of a release from below one address, each by its name. */
public final class AssetDownload {
    private static final long LARGEST_ASSET = 1L << 30;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

    private final ServiceCaller caller;
    private final URI base;
    private final Path folder;

    /**
     * Nothing is asked for yet.
     *
     * @param base ends with a slash
     * @param folder is there
     */
    public AssetDownload(ServiceCaller caller, URI base, Path folder) {
        this.caller = caller;
        this.base = base;
        this.folder = folder;
    }

    /**
     * Gets all assets of the release that are looked at; what is not there is left for the check to find.
     *
     * @return whether there is a release: one with an index
     * @throws AicrException SERVICE_UNAVAILABLE or TIMEOUT when the address cannot be reached; INVALID_REQUEST when the
     *     index is none
     * @throws IOException when the folder cannot be written
     */
    public boolean release(String tag, Extent extent) throws IOException {
        if (!asset(ConsumerCheck.INDEX)) {
            return false;
        }
        Path file = folder.resolve(ConsumerCheck.INDEX);
        PublishedIndex index = PublishedIndex.parse(
                ConsumerCheck.INDEX, BoundedBytes.ofFile(file, ConsumerCheck.INDEX, ImageCollector.LARGEST_DOCUMENT));
        TreeSet<String> names = new TreeSet<>(
                List.of(ConsumerCheck.CHECKSUMS, ConsumerCheck.QUALIFICATION, ConsumerCheck.provenanceName(tag)));
        if (!index.promotedFrom().isEmpty()) {
            names.add(ConsumerCheck.PROMOTION);
        }
        index.assets().stream()
                .map(PublishedIndex.Asset::name)
                .filter(extent::takes)
                .forEach(names::add);
        for (String name : names) {
            asset(name);
        }
        return true;
    }

    /**
     * Gets one asset.
     *
     * @return whether it is there
     */
    public boolean asset(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw AicrException.invalidRequest("not the name of an asset: '" + name + "'");
        }
        Request request =
                Request.get("get the asset " + name, base.resolve(name)).withLimit(LARGEST_ASSET);
        Download download = caller.download(request, folder.resolve(name));
        if (download.stored().isPresent()) {
            return Files.exists(folder.resolve(name));
        }
        int status = download.answer().status();
        if (status == 404 || status == 410) {
            return false;
        }
        throw new AicrException(
                ErrorClass.SERVICE_UNAVAILABLE,
                "cannot " + request.purpose() + ": " + download.answer().shownAs() + " answered with status " + status);
    }
}
