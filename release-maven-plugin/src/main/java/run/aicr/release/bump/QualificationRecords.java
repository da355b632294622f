package run.aicr.release.bump;

import java.util.Optional;

/** Where qualification records are kept. */
public interface QualificationRecords {
    /** The record of exactly that commit. */
    Optional<QualificationRecord> find(String commit);
}
