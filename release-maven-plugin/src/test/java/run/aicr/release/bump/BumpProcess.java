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
package run.aicr.release.bump;

import java.nio.file.Path;
import java.time.Clock;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.version.BumpType;

/** The goal {@code bump} as a process that can be killed; says {@code ready} when it begins and how it ended. */
final class BumpProcess {
    private BumpProcess() {}

    /** Arguments: work tree, type. */
    public static void main(String[] arguments) {
        System.out.println("ready");
        System.out.flush();
        System.out.println(run(GitRepository.open(Path.of(arguments[0])), arguments[1]));
    }

    /** The tag that the run ended with, made now or found at HEAD. */
    static String run(GitRepository repository, String type) {
        BumpRequest request = BumpRequest.of(BumpType.parse(type)).waived("a test");
        Qualification none = Qualification.of(new QualificationFolder(Path.of("nowhere")), Clock.systemUTC());
        try {
            return new Bump(repository, "origin", TagPolicy.DEFAULT, none)
                    .run(request)
                    .tag()
                    .name();
        } catch (ReleaseException e) {
            String released = "this commit is released already as ";
            return e.sentence().startsWith(released) ? e.sentence().substring(released.length()) : e.getMessage();
        }
    }
}
