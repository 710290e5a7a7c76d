package dev.slipway.app;

import dev.slipway.deploy.Refused;
import java.util.function.Function;

/** What a use case gave: a value, or an expected no with its remedy. */
public sealed interface Outcome<T> {
    /** It was done. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was not done, and nothing was changed. */
    record No<T>(Refused refused) implements Outcome<T> {}

    /** A no because of what was asked for or configured. */
    static <T> Outcome<T> usage(String reason, String remedy) {
        return new No<>(new Refused(Refused.Cause.USAGE, reason, remedy));
    }

    /** A no because somebody else has it just now. */
    static <T> Outcome<T> busy(String reason, String remedy) {
        return new No<>(new Refused(Refused.Cause.BUSY, reason, remedy));
    }

    /** A no of a gate or a policy. */
    static <T> Outcome<T> gate(String reason, String remedy) {
        return new No<>(new Refused(Refused.Cause.GATE, reason, remedy));
    }

    /** A no of a host. */
    static <T> Outcome<T> host(String reason, String remedy) {
        return new No<>(new Refused(Refused.Cause.HOST, reason, remedy));
    }

    /** Goes on with the value; a no stays the same no. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case No<T>(var refused) -> new No<>(refused);
        };
    }

    /** The same with another value. */
    default <R> Outcome<R> map(Function<? super T, R> change) {
        return then(value -> new Done<>(change.apply(value)));
    }
}
