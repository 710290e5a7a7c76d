package dev.slipway.logs.text;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a program wants a stretch of text to look.
 *
 * @param ink colour of the letters; empty for the usual one
 * @param ground colour behind them; empty for the usual one
 */
public record Style(Optional<Colour> ink, Optional<Colour> ground, Set<Attribute> attributes) {
    /** As text usually looks. */
    public static final Style PLAIN = new Style(Optional.empty(), Optional.empty(), Set.of());

    public Style {
        attributes = Set.copyOf(attributes);
    }

    /** What else than colour sets letters apart. */
    public enum Attribute {
        BOLD,
        FAINT,
        ITALIC,
        UNDERLINED,
        INVERSE,
        STRUCK
    }

    /** Whether it looks so. */
    public boolean has(Attribute attribute) {
        return attributes.contains(attribute);
    }

    Style inked(Optional<Colour> colour) {
        return new Style(colour, ground, attributes);
    }

    Style grounded(Optional<Colour> colour) {
        return new Style(ink, colour, attributes);
    }

    Style with(Attribute attribute) {
        EnumSet<Attribute> more = EnumSet.of(attribute);
        more.addAll(attributes);
        return new Style(ink, ground, more);
    }

    Style without(Attribute attribute) {
        EnumSet<Attribute> fewer = EnumSet.noneOf(Attribute.class);
        attributes.stream().filter(has -> has != attribute).forEach(fewer::add);
        return new Style(ink, ground, fewer);
    }
}
