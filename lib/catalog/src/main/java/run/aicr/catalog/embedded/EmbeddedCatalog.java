package run.aicr.catalog.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.CatalogIndex;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Opens the catalogue of this program. */
public final class EmbeddedCatalog {
    private EmbeddedCatalog() {}

    /**
     * Reads the index; nothing is kept between two calls.
     *
     * @throws AicrException INTERNAL when the index is missing or damaged
     */
    public static Catalog open() {
        return open("catalog.index");
    }

    static Catalog open(String name) {
        Optional<byte[]> index = resource(name);
        if (index.isEmpty()) {
            throw new AicrException(
                    ErrorClass.INTERNAL, "the program holds no catalogue index; install the program again");
        }
        return CatalogIndex.open(index.get(), new Source());
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = EmbeddedCatalog.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw AicrException.internal("cannot read " + name + " of the embedded catalogue", e);
        }
    }

    /** The raw files beside the index. */
    private static final class Source implements CatalogIndex.RawFiles {
        @Override
        public Optional<byte[]> find(String path) {
            return resource("source/" + path);
        }
    }
}
