package dev.slipway.ui.project;

import static dev.slipway.ui.Samples.NOW;

import dev.slipway.app.HandClock;
import dev.slipway.app.Questions;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.git.GitProgram;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.shell.SheetLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the sheet that tags a release, before and afterwards. */
class TagPicturesTest {
    private static final List<String> BROUGHT = List.of(
            "feat(cart): coupons of several shops in one cart\n\nCloses #118",
            "feat!: orders are told page by page\n\nBREAKING CHANGE: GET /orders gives no more than 50 orders at once.",
            "fix(checkout): a total of many items is no longer rounded twice, which made it a cent too high",
            "fix: `List<Price>` without entries",
            "perf: prices are cached",
            "docs: how to pay later",
            "Tidy up the templates");

    @TempDir
    private Path directory;

    private RecordedProject project;
    private GitProgram git;
    private int version;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory, new HandClock(NOW), new Place("production", Tier.PRODUCTION, List.of("web-1")));
        git = new GitProgram(project.directory());
        project.release("v1.8.0", 1);
        BROUGHT.forEach(message -> git.run("commit", "-q", "--allow-empty", "-m", message));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void share(String remote) {
        Path shared = directory.resolve(remote + ".git");
        git.run("clone", "-q", "--bare", project.directory().toString(), shared.toString());
        git.run("remote", "add", remote, shared.toString());
    }

    private void take(String name, Consumer<Node> act) {
        Pictures.take(name, Pictures.context(project.workspace()), Sheet::new, act);
    }

    /** Each picture of one state is of a tag of its own. */
    private void make(Node root, String button) {
        ((TextField) root.lookup(".text-field")).setText("2." + version++ + ".0");
        Pictures.button(root, button).fire();
        root.applyCss();
    }

    @Test
    void theNotesAreProposedAndNoRemoteIsThere() {
        take("tag-proposed", _ -> {});
    }

    @Test
    void theNotesAreWrittenAnewForSeveralRemotesAndTheTagWillBeSigned() {
        share("origin");
        share("backup");
        git.run("config", "tag.gpgSign", "true");
        git.run("config", "gpg.format", "ssh");
        git.run("config", "user.signingKey", "/home/ana/.ssh/id_ed25519.pub");
        project.reopen(Questions.NOBODY);
        take("tag-edited", root -> {
            TextArea notes = (TextArea) root.lookup(".text-area");
            notes.setText("Orders come page by page.\n\n" + notes.getText());
            ((CheckBox) root.lookup(".check-box")).setSelected(true);
        });
    }

    @Test
    void theNameAlone() {
        share("origin");
        take("tag-name-alone", root -> ((TextArea) root.lookup(".text-area")).clear());
    }

    @Test
    void theTagIsMadeAndNotPushed() {
        share("origin");
        take("tag-made", root -> make(root, "Make the tag"));
    }

    @Test
    void theTagIsMadeAndPushed() {
        share("origin");
        take("tag-pushed", root -> {
            ((CheckBox) root.lookup(".check-box")).setSelected(true);
            make(root, "Make and push the tag");
        });
    }

    @Test
    void theRemoteDoesNotTakeTheTag() {
        share("origin");
        for (int i = 0; i < 4; i++) {
            git.run("push", "-q", "origin", "HEAD~1:refs/tags/v2." + i + ".0");
        }
        take("tag-not-taken", root -> {
            ((CheckBox) root.lookup(".check-box")).setSelected(true);
            make(root, "Make and push the tag");
        });
    }

    /** The sheet in its layer, above nothing. */
    private static final class Sheet implements Screen {
        private final SheetLayer layer = new SheetLayer();
        private final ScreenContext context;

        Sheet(ScreenContext around) {
            context = new ScreenContext(
                    around.workspace(),
                    around.background(),
                    around.navigator(),
                    around.notices(),
                    layer,
                    around.stops(),
                    around.now(),
                    around.memory());
        }

        @Override
        public ObservableValue<String> title() {
            return new ReadOnlyStringWrapper("Sheet");
        }

        @Override
        public Node node() {
            return layer;
        }

        @Override
        public void attach() {
            TagSheet.open(context, Optional.empty());
        }

        @Override
        public void detach() {}
    }
}
