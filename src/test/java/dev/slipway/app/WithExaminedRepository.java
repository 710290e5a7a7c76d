package dev.slipway.app;

import dev.slipway.git.GitProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Every test has a repository of its own that doctor examines. */
abstract class WithExaminedRepository {
    @TempDir
    Path directory;

    Path shop;
    ExaminedRepository repository;
    GitProgram git;

    @BeforeEach
    void make() {
        shop = directory.resolve("shop");
        repository = new ExaminedRepository(shop);
        git = repository.git();
    }
}
