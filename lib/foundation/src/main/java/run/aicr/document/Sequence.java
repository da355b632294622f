package run.aicr.document;

import java.util.ArrayList;
import java.util.List;

/** A list of nodes. */
public record Sequence(List<Node> items, Place place) implements Node {
    public static final Sequence EMPTY = new Sequence(List.of(), Place.NONE);

    public Sequence {
        items = List.copyOf(items);
    }

    public static Sequence of(List<? extends Node> items) {
        return new Sequence(List.copyOf(items), Place.NONE);
    }

    public static Sequence ofTexts(Iterable<String> texts) {
        List<Node> items = new ArrayList<>();
        for (String text : texts) {
            items.add(Scalar.text(text));
        }
        return of(items);
    }

    @Override
    public String kindName() {
        return "a list";
    }
}
