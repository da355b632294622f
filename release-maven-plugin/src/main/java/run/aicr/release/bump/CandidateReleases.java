package run.aicr.release.bump;

import run.aicr.release.version.ReleaseTag;

/** What is known of the releases of candidates. */
public interface CandidateReleases {
    /** Whether the release of the candidate reached {@code published}. */
    boolean isPublished(ReleaseTag candidate);

    /** Whether what was built for the candidate can be had, so that it need not be built again. */
    boolean hasPayload(ReleaseTag candidate);
}
