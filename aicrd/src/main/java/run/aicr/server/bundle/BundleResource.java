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

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.BundleRequest;
import run.aicr.bundle.BundleZip;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.chart.PullRules;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.RecipeFile;
import run.aicr.server.answer.Kept;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Resource;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.AllowLists;
import run.aicr.server.guard.Deadline;
import run.aicr.server.guard.Ignored;
import run.aicr.server.vendor.Vendoring;

/** {@code POST /v1/bundle}. */
public final class BundleResource implements Resource {
    /** The names of the parameters that are read. */
    public static final Set<String> PARAMETERS = BundleParameters.NAMES;

    private static final int MAX_BODY = 8 << 20;

    /** A bundle takes about 50 KiB. */
    private static final int MAX_KEPT = 64;

    private static final long MAX_KEPT_BYTES = 2L << 20;

    private final Catalog catalog;
    private final String version;
    private final AllowLists allowed;
    private final Optional<Vendoring> vendoring;
    private final Deadline deadline;
    private final Kept<Asked, Answer> kept = new Kept<>(MAX_KEPT, MAX_KEPT_BYTES, a -> a.body().length);

    /** Everything that a bundle depends on; the catalogue and the version stay while the server runs. */
    private record Asked(Sha256 body, String contentType, String query) {}

    /**
     * A resource that has made no bundle yet.
     *
     * @param version of the program, for the bundles
     * @param vendoring absent when charts are not fetched
     */
    public BundleResource(Catalog catalog, String version, AllowLists allowed, Optional<Vendoring> vendoring) {
        this(catalog, version, allowed, vendoring, Deadline.BUNDLE);
    }

    BundleResource(
            Catalog catalog, String version, AllowLists allowed, Optional<Vendoring> vendoring, Deadline deadline) {
        this.vendoring = vendoring;
        this.deadline = deadline;
        this.catalog = catalog;
        this.version = version;
        this.allowed = allowed;
    }

    @Override
    public String path() {
        return "/v1/bundle";
    }

    @Override
    public List<String> methods() {
        return List.of("POST");
    }

    @Override
    public Answer answer(Call call) {
        long start = System.nanoTime();
        Ignored ignored = Ignored.parameters(call.query(), PARAMETERS);
        ignored.refuseWhenStrict(call.query());
        BundleParameters parameters = BundleParameters.of(call.query(), vendoring.isPresent());
        byte[] body = call.body().read(MAX_BODY);
        String contentType = call.header("Content-Type").orElse("");
        Asked asked = new Asked(Sha256.of(body), contentType, call.query().raw());
        // Charts may have changed where they are fetched from, so such a bundle is made anew.
        Answer zipped = parameters.vendorCharts()
                ? deadline.within(() -> made(parameters, body, contentType))
                : kept.find(asked).orElseGet(() -> {
                    Answer made = deadline.within(() -> made(parameters, body, contentType));
                    kept.offer(asked, made);
                    return made;
                });
        double milliseconds = (System.nanoTime() - start) / 1e6;
        return ignored.on(zipped).with("X-Bundle-Duration", String.format(Locale.ROOT, "%.1fms", milliseconds));
    }

    private Answer made(BundleParameters parameters, byte[] body, String contentType) {
        RecipeFile recipe = BundleBody.of(body, contentType, catalog, version);
        allowed.check(recipe.recipe().criteria());
        try {
            return zipped(parameters, recipe);
        } catch (AicrException e) {
            throw failure(e, recipe);
        }
    }

    private Answer zipped(BundleParameters parameters, RecipeFile recipe) {
        return parameters.vendorCharts()
                ? vendoring
                        .orElseThrow()
                        .with((programs, rules) -> zipped(parameters, recipe, programs, Optional.of(rules)))
                : zipped(parameters, recipe, new Programs(Map.of(), Path.of("")), Optional.empty());
    }

    private Answer zipped(
            BundleParameters parameters, RecipeFile recipe, Programs programs, Optional<PullRules> rules) {
        Bundle bundle = BundleGenerator.generate(new BundleRequest(
                recipe,
                catalog,
                List.of(),
                parameters.deployer(),
                parameters.settings(),
                parameters.overrides(),
                parameters.scheduling(),
                parameters.only(),
                rules,
                false,
                false,
                version,
                programs));
        return Answer.of(200, "application/zip", BundleZip.of(bundle.files()))
                .with("Content-Disposition", "attachment; filename=\"bundles.zip\"")
                .with("X-Bundle-Files", Integer.toString(bundle.files().size()))
                .with("X-Bundle-Size", Long.toString(bundle.size()));
    }

    private static ApiException failure(AicrException e, RecipeFile recipe) {
        return switch (e.errorClass()) {
            // A chart or a file that the recipe names: this path itself exists.
            case NOT_FOUND -> ApiException.of(ErrorClass.INVALID_REQUEST, sentence(e), Mapping.EMPTY);
            case SERVICE_UNAVAILABLE, TIMEOUT ->
                ApiException.of(e.errorClass(), e.sentence(), Mapping.EMPTY).causedBy(e);
            default ->
                e.errorClass().httpStatus() < 500
                        ? ApiException.of(e.errorClass(), sentence(e), Mapping.EMPTY)
                        : failed(e, recipe);
        };
    }

    private static ApiException failed(AicrException e, RecipeFile recipe) {
        List<String> names = recipe.recipe().componentRefs().stream()
                .map(ComponentRef::name)
                .filter(name -> sentence(e).contains("\"" + name + "\""))
                .toList();
        Mapping details = new Mapping.Builder()
                .put("failedBundlers", Sequence.ofTexts(names))
                .build();
        return ApiException.of(ErrorClass.INTERNAL, "Bundle generation failed", details)
                .causedBy(e);
    }

    /** The sentence and those of its causes; they speak of the recipe, not of the server. */
    private static String sentence(AicrException e) {
        return e.getCause() instanceof AicrException cause ? e.sentence() + ": " + sentence(cause) : e.sentence();
    }
}
