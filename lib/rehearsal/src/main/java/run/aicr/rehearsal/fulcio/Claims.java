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
package run.aicr.rehearsal.fulcio;

import java.util.LinkedHashMap;
import java.util.Map;
import run.aicr.document.Fields;

/** The claims of a token, and the extensions that a certificate gets from them (arc 1.3.6.1.4.1.57264.1). */
record Claims(Fields token) {
    private static final String SERVER = "https://github.com/";

    /** What the proof of possession is a signature over. */
    String subject() {
        return token.text("email").orElseGet(() -> token.requiredText("sub"));
    }

    String issuer() {
        return token.requiredText("iss");
    }

    boolean isPerson() {
        return token.text("email").isPresent();
    }

    /** The name in the certificate: an address or a URI. */
    String name() {
        return token.text("email").orElseGet(() -> SERVER + claim("job_workflow_ref"));
    }

    private String claim(String name) {
        return token.requiredText(name);
    }

    /** Last number of the extension's OID to its text, for .8 and higher. */
    Map<Integer, String> extensions() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        texts.put(8, issuer());
        if (isPerson()) {
            return texts;
        }
        String repository = SERVER + claim("repository");
        texts.put(9, SERVER + claim("job_workflow_ref"));
        texts.put(10, claim("job_workflow_sha"));
        texts.put(11, claim("runner_environment"));
        texts.put(12, repository);
        texts.put(13, claim("sha"));
        texts.put(14, claim("ref"));
        texts.put(15, claim("repository_id"));
        texts.put(16, SERVER + claim("repository_owner"));
        texts.put(17, claim("repository_owner_id"));
        texts.put(18, SERVER + claim("workflow_ref"));
        texts.put(19, claim("workflow_sha"));
        texts.put(20, claim("event_name"));
        texts.put(21, repository + "/actions/runs/" + claim("run_id") + "/attempts/" + claim("run_attempt"));
        texts.put(22, claim("repository_visibility"));
        return texts;
    }
}
