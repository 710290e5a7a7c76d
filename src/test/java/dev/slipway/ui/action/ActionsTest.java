package dev.slipway.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class ActionsTest {
    private final Actions actions = new Actions();
    private final List<String> done = new ArrayList<>();

    @Test
    void aFewLettersFindACommandByTheBeginningsOfItsWords() {
        actions.add(List.of(action("Go to Deployments"), action("Roll back production"), action("Promote to staging")));

        assertThat(titles("rbp")).containsExactly("Roll back production");
        assertThat(titles("depl")).containsExactly("Go to Deployments");
        assertThat(titles("PRO")).startsWith("Promote to staging");
        assertThat(titles("dts")).containsExactly("Go to Deployments");
        assertThat(titles("xyz")).isEmpty();
        assertThat(titles("")).hasSize(3);
    }

    @Test
    void aWordThatIsTypedIsFoundBeforeItsLettersHereAndThere() {
        actions.add(List.of(
                action("Deploy a release to testing"),
                action("Deletes nothing: look at what would go"),
                action("Delete feature/cart"),
                action("Push feature/cart")));

        assertThat(titles("delete"))
                .containsExactly(
                        "Delete feature/cart", "Deletes nothing: look at what would go", "Deploy a release to testing");
        assertThat(titles("cart push")).isEmpty();
        assertThat(titles("push cart")).containsExactly("Push feature/cart");
        assertThat(titles("dele car")).startsWith("Delete feature/cart");
    }

    @Test
    void whatCannotBeDoneNowComesLastAndDoesNothing() {
        SimpleStringProperty why = new SimpleStringProperty("Nothing was deployed before.");
        Action blocked = action("Roll back").unless(why);
        actions.add(List.of(blocked, action("Rename a role")));

        assertThat(titles("ro")).containsExactly("Rename a role", "Roll back");
        blocked.start();
        assertThat(done).isEmpty();
        why.set("");
        blocked.start();

        assertThat(done).containsExactly("Roll back");
    }

    @Test
    void theActionsOfAScreenGoWithIt() {
        actions.add(List.of(action("Go to Board")));
        var ofScreen = actions.add(List.of(action("Export the trail")));

        ofScreen.unsubscribe();

        assertThat(titles("")).containsExactly("Go to Board");
    }

    @Test
    void aScreenWhoseActionsChangeIsFollowedAndStandsForTheShell() {
        ObservableList<Action> changing = FXCollections.observableArrayList();
        actions.add(List.of(action("Roll back production")));
        actions.add(changing);

        Action better = action("Roll back production").unless(new SimpleStringProperty("It runs."));
        changing.setAll(better, action("Ask all hosts"));

        assertThat(actions.all()).contains(better).hasSize(2);
    }

    private Action action(String title) {
        return Action.of(title, title, Feather.CIRCLE, () -> done.add(title));
    }

    private List<String> titles(String query) {
        return actions.matching(query).stream().map(Action::title).toList();
    }
}
