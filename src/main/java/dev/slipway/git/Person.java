package dev.slipway.git;

/** Name and mail address, as in a commit. */
public record Person(String name, String email) {
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
