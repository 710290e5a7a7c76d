package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    private record Login(String user, Secret password) {}

    @Test
    void aSecretIsNotToBeReadInText() {
        Login login = new Login("mia", Secret.of("hunter2"));

        assertThat(login).hasToString("Login[user=mia, password=***]");
    }

    @Test
    void whoeverIsMeantToHaveItGetsIt() {
        assertThat(Secret.of("hunter2").reveal()).isEqualTo("hunter2");
    }

    @Test
    void twoAreAlikeWhereTheirValuesAre() {
        assertThat(Secret.of("hunter2")).isEqualTo(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3"));
    }
}
