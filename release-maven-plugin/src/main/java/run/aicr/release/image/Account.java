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

import java.nio.charset.StandardCharsets;
import java.util.List;
import run.aicr.file.ArchiveEntry;
import run.aicr.release.base.BaseRoot;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * The user that an image runs as, added to the accounts of its base (passwd(5), group(5)): without a password, without a
 * login, with a home that is the working folder.
 */
record Account(ImageSpec image, String name) {
    private static final String PASSWD = "etc/passwd";
    private static final String GROUP = "etc/group";

    /** The files of the layer. */
    List<ArchiveEntry> on(BaseRoot root) {
        String[] numbers = image.user().split(":", -1);
        String user = numbers[0];
        String group = numbers[numbers.length - 1];
        String home = image.workdir();
        return List.of(
                file(
                        PASSWD,
                        with(
                                root,
                                PASSWD,
                                user,
                                name + ":x:" + user + ":" + group + "::" + home + ":/usr/sbin/nologin\n")),
                file(GROUP, with(root, GROUP, group, name + ":x:" + group + ":\n")),
                new ArchiveEntry.OwnedFolder(home.substring(1), Integer.parseInt(user)));
    }

    private String with(BaseRoot root, String path, String number, String line) {
        String before = root.text(path).orElse("");
        for (String known : before.split("\n", -1)) {
            String[] fields = known.split(":", -1);
            if (fields[0].equals(name) || fields.length > 2 && fields[2].equals(number)) {
                throw new ReleaseException(
                        Code.CONFIG_INVALID,
                        "the base " + image.baseName() + " has the line '" + known + "' in /" + path + ", and "
                                + image.name() + " runs as " + name + " with the number " + number,
                        "Choose another account or number in .release.yaml");
            }
        }
        return before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + line;
    }

    private static ArchiveEntry file(String path, String text) {
        return new ArchiveEntry.File(path, false, ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
