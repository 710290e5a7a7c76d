package dev.slipway.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.GitProgram;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.shell.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of reviews of a release that changes the database. */
class MigrationPicturesTest {
    private static final String NEW_COLUMN = """
            -- what the warehouse asked for
            ALTER TABLE orders
              ADD COLUMN gift_note text,
              ADD COLUMN packed_at timestamptz;
            CREATE INDEX orders_packed ON orders (packed_at);
            """;
    private static final String GONE_COLUMN = """
            BEGIN;
            ALTER TABLE customers
              RENAME COLUMN mail TO email;
            ALTER TABLE customers DROP COLUMN fax;
            COMMIT;

            CREATE TABLE visits (
              id bigint PRIMARY KEY,
              customer bigint NOT NULL,
              seen_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE INDEX ON visits (customer);
            COMMENT ON TABLE visits IS 'when a customer was in the shop';

            UPDATE customers SET visits = 0;
            INSERT INTO settings VALUES ('visits', 'on');
            """;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static void release(LivingShop shop, String tag, String base, String... filesAndTexts) throws IOException {
        Path project = shop.project();
        GitProgram git = new GitProgram(project);
        git.run("checkout", "-q", "-b", "for-" + tag, base);
        Path configuration = project.resolve("slipway.yaml");
        String text = Files.readString(configuration);
        if (!text.contains("database:")) {
            Files.writeString(configuration, text + "database: { migrate: { files: \"db/*\", compatible: expand } }\n");
        }
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            git.write(filesAndTexts[i], filesAndTexts[i + 1]);
        }
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "feat: change the database");
        git.run("tag", "-a", tag, "-m", tag);
        git.run("checkout", "-q", "main");
    }

    private static Set<String> texts(Node root, String selector) {
        return root.lookupAll(selector).stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.toSet());
    }

    private static void openMigrations(Node root) {
        TabPane tabs = (TabPane) root.lookup(".tab-pane");
        tabs.getTabs().stream()
                .filter(tab -> tab.getText().startsWith("Migrations"))
                .forEach(tab -> tabs.getSelectionModel().select(tab));
        root.applyCss();
        ((Parent) root).layout();
    }

    private static void take(String name, LivingShop shop, String release, Consumer<Node> look) {
        Pictures.take(
                name,
                Pictures.context(shop.workspace()),
                context -> new ReviewView(context, new Act.Deploy("staging", Optional.of(release))),
                look);
    }

    @Test
    void whatRunsOnTheDatabaseAndWhatIsToBeFearedOfIt() throws IOException {
        try (LivingShop shop = LivingShop.begun()) {
            release(
                    shop,
                    "v1.8.1",
                    "v1.8.0",
                    "db/V2__packing.sql",
                    NEW_COLUMN,
                    "db/V10__visits.sql",
                    GONE_COLUMN,
                    "db/V11__names.py",
                    "rename(\"customers\")\n");

            release(shop, "v1.8.2", "v1.8.0");

            take("review-migrations", shop, "v1.8.1", root -> {
                openMigrations(root);
                assertThat(texts(root, ".review-migrations .strong"))
                        .containsExactlyInAnyOrder("db/V2__packing.sql", "db/V10__visits.sql", "db/V11__names.py");
                assertThat(texts(root, ".migration-warning"))
                        .contains(
                                "Line 4: Drops the column fax of customers: its values are gone, and the release before"
                                        + " fails where it names it.");
                assertThat(texts(root, ".review-warning"))
                        .contains(
                                "slipway.yaml says that migrations only expand (compatible: expand), and 1 of 3 migrations"
                                        + " drops, renames or narrows.");
                assertThat(texts(root, ".hyperlink")).contains("Show 2 more lines");
            });
            take("review-no-migrations", shop, "v1.8.2", root -> {
                openMigrations(root);
                assertThat(texts(root, ".review-migrations .label")).contains("No migrations");
            });
            take("review-migrations-way-back", shop, "v1.8.1", root -> {
                ((ScrollPane) root.lookup(".review-side")).setVvalue(1);
                assertThat(texts(root, ".meter .caution"))
                        .contains("1 of 3 since then drops, renames or narrows: going back meets a newer schema");
            });
        }
    }
}
