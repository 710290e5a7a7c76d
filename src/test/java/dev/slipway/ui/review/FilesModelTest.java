package dev.slipway.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Comparison;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace.Review;
import dev.slipway.git.FileChange;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SharedShop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looking at the files that a plan changes. */
@ExtendWith(SharedShop.class)
class FilesModelTest {
    private static Comparison promotion(LivingShop shop) throws InterruptedException {
        return switch (shop.workspace().planPromotion("staging", "production")) {
            case Outcome.Done<Review>(var review) -> review.comparison();
            case Outcome.No<Review>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    @Test
    void ofAFileThatIsChosenItsChangesAreShown(LivingShop shop) throws InterruptedException {
        Comparison comparison = promotion(shop);
        FilesModel model = new FilesModel(Pictures.withoutWindow(shop.workspace()));
        model.compare(comparison);

        for (FileChange file : comparison.files()) {
            model.open(file);

            assertThat(model.diff().fileProperty().get())
                    .hasValueSatisfying(shown -> assertThat(shown.file().path()).isEqualTo(file.path()));
            assertThat(model.diff().diffProperty().get())
                    .hasValueSatisfying(diff -> assertThat(diff).isInstanceOf(FileDiff.Text.class));
        }
        assertThat(comparison.files()).isNotEmpty();
    }

    @Test
    void anotherPlanShowsNoFileOfTheLast(LivingShop shop) throws InterruptedException {
        Comparison comparison = promotion(shop);
        FilesModel model = new FilesModel(Pictures.withoutWindow(shop.workspace()));
        model.compare(comparison);
        model.open(comparison.files().getFirst());

        model.compare(comparison);

        assertThat(model.diff().fileProperty().get()).isEmpty();
    }
}
