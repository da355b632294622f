package run.aicr.release.bump;

import java.util.Optional;

/**
 * What a promotion is asked for.
 *
 * @param tag name of the candidate, as given
 * @param allowOlder a candidate that is not the last one of its series will do
 */
public record PromotionRequest(Optional<String> tag, boolean allowOlder, boolean dryRun) {}
