package dev.slipway;

import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.demo.Moment;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Tier;
import dev.slipway.ui.Screenshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Takes the pictures of a tour: the first review and the first running deployment of production while they are there, and
 * every other screen at the end of the journey, when each has something to show.
 */
final class TourPictures implements Consumer<Moment> {
    private final Workspace workspace;
    private final Screenshots screenshots;
    private final Path directory;
    private boolean reviewed;
    private boolean followed;

    TourPictures(Workspace workspace, Screenshots screenshots, Path directory) {
        this.workspace = workspace;
        this.screenshots = screenshots;
        this.directory = directory;
    }

    @Override
    public synchronized void accept(Moment moment) {
        try {
            switch (moment) {
                case Moment.Planned(Review review) -> planned(review.plan());
                case Moment.UnderWay(String deployment) -> underWay(deployment);
                case Moment.Verified _ -> screenshots.take(workspace, directory);
                case Moment.Living _, Moment.Ended _ -> {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write screenshots: " + e.getMessage(), e);
        }
    }

    private void planned(Plan plan) throws IOException {
        if (!reviewed && plan.target().tier() == Tier.PRODUCTION) {
            reviewed = true;
            screenshots.takeReview(workspace, plan, directory);
        }
    }

    private void underWay(String deployment) throws IOException {
        if (!followed) {
            followed = true;
            screenshots.takeLive(workspace, deployment, directory);
        }
    }
}
