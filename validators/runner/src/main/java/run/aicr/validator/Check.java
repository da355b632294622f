package run.aicr.validator;

import run.aicr.error.AicrException;

/** One question to a cluster, asked by one run of a validator container. */
public interface Check {
    /** The name in the validator catalogue, such as {@code operator-health}. */
    String name();

    /**
     * Answers the question. An interrupt means that the deadline is over.
     *
     * @throws AicrException counts as failed with its class and text
     */
    Outcome run(CheckContext context);
}
