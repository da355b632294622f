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
package run.aicr.release.pages;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.publish.Published;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseTag;

/**
 * State {@code docs}: the site shows the documentation of this release as the latest, and that of the three newest older
 * ones, frozen (spec release §1.14, §7.6). A site that shows a higher version is left alone.
 */
public final class DocsPublished extends Step<DocsPublished.Result> {
    private final ReleaseTag tag;
    private final Site site;
    private final Supplier<Optional<String>> notDue;
    private final Supplier<Set<ReleaseTag>> stableTags;
    private final Supplier<Map<String, String>> withdrawn;
    private final Function<ReleaseTag, SortedMap<String, byte[]>> docs;

    /**
     * Where the site stands.
     *
     * @param commit newest commit of the pages
     */
    public record Result(String commit) {}

    /**
     * The state.
     *
     * @param notDue why the site is not touched: a pre-release, not the highest
     * @param stableTags all stable tags of the remote
     * @param withdrawn reasons by tag of releases that were taken back
     * @param docs files of the user documentation of a tag, by path
     */
    public DocsPublished(
            Step<Published.Result> published,
            ReleaseTag tag,
            GitEndpoint pages,
            Supplier<Optional<String>> notDue,
            Supplier<Set<ReleaseTag>> stableTags,
            Supplier<Map<String, String>> withdrawn,
            Function<ReleaseTag, SortedMap<String, byte[]>> docs) {
        super("docs", Reach.POINTER, published);
        this.tag = tag;
        this.site = new Site(pages);
        this.notDue = notDue;
        this.stableTags = stableTags;
        this.withdrawn = withdrawn;
        this.docs = docs;
    }

    @Override
    public Finding<Result> look() {
        Optional<String> reason = tag.isStable() ? notDue.get() : Optional.of("PRERELEASE");
        if (reason.isPresent()) {
            return new Finding.NotDue<>(reason.get());
        }
        if (!site.hasCredentials()) {
            return new Finding.NotDue<>("NO_CREDENTIALS");
        }
        Site.Contents now = site.contents();
        Optional<SortedMap<String, byte[]>> wanted = wanted(now);
        if (wanted.isEmpty()) {
            return new Finding.NotDue<>("NOT_LATEST");
        }
        return now.hasSame(wanted.get())
                ? new Finding.Done<>(new Result(now.commit()))
                : new Finding.Missing<>("the site shows "
                        + now.registry().map(r -> r.latest().name()).orElse("nothing") + ", not " + tag);
    }

    @Override
    public void act() {
        site.write(this::wanted, "Documentation of " + tag);
    }

    /** The whole site; empty when it shows a higher version that was not taken back. */
    private Optional<SortedMap<String, byte[]>> wanted(Site.Contents now) {
        Map<String, String> takenBack = now.withdrawnAnd(withdrawn.get());
        Optional<ReleaseTag> shown = now.registry().map(VersionRegistry::latest);
        if (shown.filter(t -> t.compareTo(tag) > 0 && !takenBack.containsKey(t.name()))
                .isPresent()) {
            return Optional.empty();
        }
        VersionRegistry registry = VersionRegistry.of(tag, stableTags.get(), takenBack);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(VersionRegistry.FILE, registry.bytes());
        for (VersionRegistry.Entry entry : registry.entries()) {
            boolean frozen = !entry.tag().equals(tag);
            docs.apply(entry.tag())
                    .forEach((name, bytes) ->
                            files.put(entry.folder() + "/" + name, frozen ? Site.frozen(name, bytes) : bytes));
        }
        return Optional.of(files);
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("commit", result.commit());
    }
}
