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
package run.aicr.release.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainGzip;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.base.BaseShell;

/** A layer with nothing but the link {@code /bin/sh}, for bases that have their shell elsewhere. Jib makes no links. */
final class ShellLayer {
    private static final int LEVEL = 9;

    private ShellLayer() {}

    /** Our layers with the link below them. */
    static LayersTar below(LayersTar ours, String target, Layout layout, Instant time) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        PlainTar.write(tar, List.of(new ArchiveEntry.Link(BaseShell.PLACE, target)), time);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (PlainGzip out = new PlainGzip(gzip, LEVEL)) {
            out.write(tar.toByteArray());
        }
        List<Descriptor> layers = new ArrayList<>(List.of(layout.put(MediaTypes.LAYER_GZIP, gzip.toByteArray())));
        layers.addAll(ours.layers());
        Map<String, Node> config = new LinkedHashMap<>(ours.config().entries());
        Fields fields = Fields.of(ours.config(), "");
        Mapping rootfs = new Mapping.Builder()
                .put("type", "layers")
                .put(
                        "diff_ids",
                        before(
                                Scalar.text(Sha256.of(tar.toByteArray()).prefixed()),
                                fields.fields("rootfs")
                                        .flatMap(r -> r.items("diff_ids"))
                                        .orElse(List.of())))
                .build();
        Mapping history = new Mapping.Builder()
                .put("created", time.toString())
                .put("created_by", "aicr-release")
                .put("comment", "shell")
                .build();
        config.put("rootfs", rootfs);
        config.put("history", before(history, fields.items("history").orElse(List.of())));
        return new LayersTar(layers, Mapping.of(config));
    }

    private static Sequence before(Node first, List<Node> rest) {
        List<Node> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return Sequence.of(all);
    }
}
