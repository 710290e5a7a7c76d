package dev.slipway.ssh.login;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A person who has these answers ready, one after the other, and none after the last. */
public final class AskedPerson implements LoginQuestions {
    public final List<EncryptedKey> keys = new CopyOnWriteArrayList<>();
    final List<ServerQuestion> questions = new CopyOnWriteArrayList<>();

    public final List<String> waits = new CopyOnWriteArrayList<>();

    private final Iterator<String> answers;

    public AskedPerson(String... answers) {
        this.answers = Arrays.asList(answers).iterator();
    }

    @Override
    public Optional<Secret> passphrase(EncryptedKey key) {
        keys.add(key);
        return next();
    }

    @Override
    public void agentWaits(String host, String what) {
        waits.add(host + ": " + what);
    }

    @Override
    public Optional<List<Secret>> answers(ServerQuestion question) {
        questions.add(question);
        List<Secret> given = new ArrayList<>();
        question.prompts().forEach(_ -> next().ifPresent(given::add));
        return given.size() == question.prompts().size() ? Optional.of(given) : Optional.empty();
    }

    private synchronized Optional<Secret> next() {
        return Stream.of(answers)
                .filter(Iterator::hasNext)
                .map(Iterator::next)
                .map(Secret::of)
                .findFirst();
    }
}
