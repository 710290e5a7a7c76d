package dev.slipway;

/** The one entry: no arguments opens the window, anything else is the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("Slipway");
    }
}
