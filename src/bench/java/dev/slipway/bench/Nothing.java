package dev.slipway.bench;

/** A program that does nothing: what a start of Java costs by itself. */
final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {}
}
