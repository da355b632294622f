package run.aicr.catalog;

import java.util.List;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;

/** The criteria values that overlays name. Asked for values that are not built in only, so it need not be fast. */
final class OverlayValues implements KnownValues {
    private final List<Overlay> overlays;
    private final boolean embeddedOnly;

    OverlayValues(List<Overlay> overlays, boolean embeddedOnly) {
        this.overlays = overlays;
        this.embeddedOnly = embeddedOnly;
    }

    @Override
    public boolean contains(Dimension dimension, String value) {
        for (Overlay overlay : overlays) {
            boolean counts = !embeddedOnly || overlay.origin() == Origin.EMBEDDED;
            if (counts
                    && overlay.criteria().isPresent()
                    && overlay.criteria().get().value(dimension).equals(value)) {
                return true;
            }
        }
        return false;
    }
}
