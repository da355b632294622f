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
package run.aicr.rehearsal.forge;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The host of uploads: one call. */
record Uploads(Access access, Links links, AssetCalls assets) implements Service {
    private static final Pattern CALL = Pattern.compile("/repos/([^/]+/[^/]+)/releases/([0-9]{1,15})/assets");

    @Override
    public Answer answer(Request request) throws IOException {
        access.requirePush(request);
        Matcher call = CALL.matcher(request.path());
        boolean known = call.matches() && call.group(1).equalsIgnoreCase(links.repository());
        if (!known || !request.method().equals("POST")) {
            throw ForgeError.notFound();
        }
        return assets.upload(request, Long.parseLong(call.group(2)));
    }
}
