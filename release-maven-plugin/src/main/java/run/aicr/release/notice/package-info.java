/**
 * Licences of what we ship: what is allowed, and the notices that travel with it (spec release §3.5).
 *
 * <p>{@link run.aicr.release.notice.Notices} writes {@code THIRD_PARTY_NOTICES.md} from {@link
 * run.aicr.release.notice.Component}s. {@link run.aicr.release.notice.LicensePolicy} judges their licences after {@link
 * run.aicr.release.notice.LicenseNames} has turned free text into SPDX ids. {@link
 * run.aicr.release.notice.LicenseTexts} collects the texts from jars and folders; where a jar has none, {@link
 * run.aicr.release.notice.StandardTexts} gives the standard one, marked as such.
 *
 * <p>Texts are reproduced as found, line ends apart. Source code is never taken for a licence.
 */
@NullMarked
package run.aicr.release.notice;

import org.jspecify.annotations.NullMarked;
