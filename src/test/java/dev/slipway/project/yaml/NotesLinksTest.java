package dev.slipway.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Notes;
import dev.slipway.project.Releasing;
import dev.slipway.project.Versioning;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the references in release notes lead, as slipway.yaml says. */
class NotesLinksTest {
    private static final String REST = """
            schema: 1
            project: shop
            environments: { staging: { tier: staging, hosts: [{ name: a, address: a.internal, groups: [web] }] } }
            components: { web: { group: web, root: /srv/shop, files: ["**"] } }
            """;

    private static ConfigReading read(String notes) {
        return ConfigReader.read("slipway.yaml", (REST + notes).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void howReleasesAreTaggedAndWhatTheirNotesLinkToSayNothingOfEachOther() {
        String versioning = "versioning: { tag: \"release-{version}\" }\n";
        String notes = """
                notes:
                  links:
                    - { match: "#{number}", to: "https://git.example/shop/issues/{number}" }
                    - { match: "SHOP-{number}", to: "https://tasks.example/browse/SHOP-{number}" }
                """;
        Versioning tagged = new Versioning("release-{version}", true, false);
        Notes told = new Notes(List.of(
                new Notes.Link("#{number}", "https://git.example/shop/issues/{number}"),
                new Notes.Link("SHOP-{number}", "https://tasks.example/browse/SHOP-{number}")));

        assertThat(releasing(versioning + notes)).isEqualTo(new Releasing(tagged, told));
        assertThat(releasing(versioning)).isEqualTo(new Releasing(tagged, Defaults.NOTES));
        assertThat(releasing(notes)).isEqualTo(new Releasing(Defaults.VERSIONING, told));
    }

    private static Releasing releasing(String keys) {
        return ((ConfigReading.Valid) read(keys)).config().releasing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "{ link: [] }                                  | 5:10: notes.link: unknown key \"link\": did you mean links?",
                "{ links: [{ math: '#{number}', to: 'https://x/{number}' }] } | unknown key \"math\": did you mean match?",
                "{ links: [{ match: '#{number}' }] }           | notes.links[0]: the key to is missing",
                "{ links: [{ match: '{number}', to: 'https://x/{number}' }] } | 5:27: notes.links[0].match: expected a text with {number} in it once, such as \"#{number}\" or \"SHOP-{number}\", found \"{number}\"",
                "{ links: [{ match: ' {number} ', to: 'https://x/{number}' }] } | expected a text with {number} in it once",
                "{ links: [{ match: '{number}-{number}', to: 'https://x/{number}' }] } | expected a text with {number} in it once",
                "{ links: [{ match: '#', to: 'https://x/{number}' }] } | expected a text with {number} in it once",
                "{ links: [{ match: '(\\d+)+', to: 'https://x/{number}' }] }  | expected a text with {number} in it once",
                "{ links: [{ match: '#{number}', to: 'https://x/' }] }        | notes.links[0].to: expected an http:// or https:// address with {number} in it",
                "{ links: [{ match: '#{number}', to: 'javascript:{number}' }] } | expected an http:// or https:// address",
                "{ links: [{ match: '#{number}', to: 'https://x/<{number}>' }] } | expected an http:// or https:// address",
                "{ links: { match: '#{number}' } }             | expected a list, found a mapping",
            })
    void aFaultIsOneSentenceWithItsPlace(String notes, String expected) {
        assertThat(read("notes: " + notes + "\n"))
                .isInstanceOfSatisfying(
                        ConfigReading.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Problem::toString)
                                .anySatisfy(problem -> assertThat(problem).contains(expected)));
    }
}
