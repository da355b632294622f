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
package run.aicr.release.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Layout;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.publish.Published;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.work.Tree;

/**
 * State {@code deployed}: the demo server runs the image of this release, by digest, is well, and says the right version
 * (spec release §7.6). When it does not, the revision before gets the requests back.
 */
public final class DemoDeployed extends Step<DemoDeployed.Result> {
    private final Supplier<Image> image;
    private final Supplier<Optional<String>> notDue;
    private final Supplier<Registry> target;
    private final String imageName;
    private final CloudRun cloud;
    private final DemoHealth health;

    /** What runs. */
    public record Result(String revision, String image) {}

    /**
     * The published image.
     *
     * @param version of the release, without {@code v}
     * @param digest of the index
     */
    public record Image(Registry registry, String repository, Sha256 digest, String version) {}

    /**
     * The state.
     *
     * @param image asked when the state is looked at
     * @param notDue why there is nothing to deploy: a pre-release, not the highest, no credentials
     * @param target registry of the cloud
     * @param imageName as the cloud knows it: host and repository
     * @param caller for the server's own answers
     */
    public DemoDeployed(
            Step<Published.Result> published,
            Supplier<Image> image,
            Supplier<Optional<String>> notDue,
            Supplier<Registry> target,
            String imageName,
            CloudRun cloud,
            ServiceCaller caller) {
        super("deployed", Reach.POINTER, published);
        this.image = image;
        this.notDue = notDue;
        this.target = target;
        this.imageName = imageName;
        this.cloud = cloud;
        this.health = new DemoHealth(caller);
    }

    @Override
    public Finding<Result> look() {
        Optional<String> reason = notDue.get();
        if (reason.isPresent()) {
            return new Finding.NotDue<>(reason.get());
        }
        DemoService service = cloud.service();
        String wanted = wanted();
        if (!service.image().equals(wanted)) {
            return new Finding.Missing<>("the demo runs " + (service.image().isEmpty() ? "nothing" : service.image()));
        }
        if (!service.servingRevision().filter(service.createdRevision()::equals).isPresent()) {
            return new Finding.Missing<>("the requests go to revision "
                    + service.servingRevision().orElse("(several)") + ", not to " + service.createdRevision());
        }
        Optional<String> fault = health.fault(service.address(), image.get().version());
        return fault.isPresent()
                ? new Finding.Missing<>("the demo is not well: " + fault.get())
                : new Finding.Done<>(new Result(service.readyRevision(), wanted));
    }

    @Override
    public void act() {
        copy();
        DemoService before = cloud.service();
        String failure;
        DemoService after;
        try {
            after = cloud.deploy(before, wanted());
            failure = health.fault(after.address(), image.get().version()).orElse("");
        } catch (ReleaseException e) {
            if (e.code() != Code.DEPLOY_FAILED) {
                throw e;
            }
            failure = e.sentence();
            after = cloud.service();
        }
        if (!failure.isEmpty()) {
            throw takenBack(before, after, failure);
        }
    }

    private ReleaseException takenBack(DemoService before, DemoService after, String failure) {
        String now = after.createdRevision();
        Optional<String> old = before.servingRevision().filter(r -> !r.equals(now));
        String back = old.map(revision -> {
                    try {
                        cloud.route(revision);
                        return "; revision " + revision + " serves again";
                    } catch (ReleaseException | AicrException e) {
                        return "; giving the requests back to revision " + revision + " failed too: " + e.getMessage();
                    }
                })
                .orElse("; there is no other revision that served before");
        return new ReleaseException(
                Code.DEPLOY_FAILED,
                "revision " + now + " of the demo is not well: " + failure + back,
                "Read the logs of revision " + now + ", then run the same command again.");
    }

    private void copy() {
        Image from = image.get();
        Registry to = target.get();
        String repository = Reference.parse(imageName).repository();
        String digest = from.digest().prefixed();
        if (to.head(repository, digest).isPresent()) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("aicr-demo-image");
            try {
                Layout layout = Layout.create(folder);
                to.push(repository, layout, from.registry().pull(from.repository(), digest, layout), Optional.empty());
            } finally {
                Tree.delete(folder);
            }
        } catch (IOException e) {
            throw new ReleaseException(Code.DEPLOY_FAILED, "cannot copy the image " + digest + ": " + e.getMessage())
                    .because(e);
        }
    }

    private String wanted() {
        return imageName + "@" + image.get().digest();
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return new TreeMap<>(Map.of("revision", result.revision(), "image", result.image()));
    }
}
