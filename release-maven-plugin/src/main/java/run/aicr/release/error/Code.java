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
package run.aicr.release.error;

/** Why a goal stopped; the names are a stable interface (spec release §6.6). */
public enum Code {
    // usage
    INVALID_ARGUMENT,
    TAG_REQUIRED,
    INVALID_TAG,
    CONFIG_INVALID,

    // repository
    NOT_A_REPOSITORY,
    SHALLOW_CLONE,
    DETACHED_HEAD,
    WRONG_BRANCH,
    OPERATION_IN_PROGRESS,
    DIRTY_TREE,
    UNTRACKED_FILES,
    CHECKOUT_MISMATCH,
    NO_IDENTITY,

    // remote
    REMOTE_UNREACHABLE,
    NO_REMOTE_BRANCH,
    UNPUSHED_COMMITS,
    BEHIND_REMOTE,
    DIVERGED,
    AUTH_FAILED,
    RATE_LIMITED,

    // tags
    TAG_MISMATCH,
    STRAY_LOCAL_TAG,
    HEAD_ALREADY_TAGGED,
    TAG_EXISTS,
    TAG_NOT_FOUND,
    TAG_NOT_PUSHED,
    TAG_RACE_LOST,
    TAG_MOVED,
    LIGHTWEIGHT_TAG,
    NOT_A_PRERELEASE,
    NOT_A_RELEASE_CANDIDATE,
    NOT_LATEST_RC,
    SUPERSEDED,
    NOT_ON_RELEASE_BRANCH,
    NO_BASE_FOR_LINE,
    LINE_BASE_NOT_ANCESTOR,
    BUMP_NOT_ALLOWED_ON_LINE,
    BREAKING_NEEDS_BIGGER_BUMP,
    /** Of the changelog (spec release §5.1). */
    SINCE_NOT_ANCESTOR,

    // gates
    NOT_QUALIFIED,
    GATE_FAILED,
    GATE_SKIPPED,
    VULNERABILITIES,
    IGNORE_EXPIRED,
    /** The code host does not take the results of a scan. */
    SARIF_REFUSED,
    MALWARE,
    LICENSE_NOT_ALLOWED,
    LICENSE_UNKNOWN,
    HEADER_MISSING,
    COVERAGE_TOO_LOW,

    // build, trust
    NOT_REPRODUCIBLE,
    MISSING_ARTIFACT,
    CHECKSUM_MISMATCH,
    SIGNING_FAILED,
    VERIFY_FAILED,
    RC_NOT_PUBLISHED,
    RC_PAYLOAD_MISSING,
    RC_PAYLOAD_MISMATCH,

    // publishing
    RELEASE_IN_PROGRESS,
    SERVICE_WAITING,
    IMAGE_TAG_CONFLICT,
    ASSET_CONFLICT,
    RELEASE_WITHDRAWN,
    LEDGER_LOST,
    CHECK_FAILED,
    RELEASE_NOT_PUBLISHED,
    FORMULA_CONFLICT,
    DEPLOY_FAILED,
    NOTIFY_FAILED,
    /** A run was ended on purpose with {@code failAt} (spec release §9). */
    STOPPED
}
