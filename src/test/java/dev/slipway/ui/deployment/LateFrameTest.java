package dev.slipway.ui.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Running;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.work.Background;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Events reach the window a frame after they happened; what was read meanwhile has them already. */
class LateFrameTest {
    @Test
    void whatWasReadBeforeItsFrameCameHasOneLine() throws Exception {
        try (LivingShop shop = LivingShop.empty()) {
            Queue<Runnable> frames = new ConcurrentLinkedQueue<>();
            CountDownLatch goOn = shop.holdWhenPrepared();
            Running running = shop.deployed("v1.5.0", "development");
            DeploymentModel model = new DeploymentModel(
                    Pictures.context(shop.workspace(), new Background(Runnable::run, Runnable::run, frames::add)),
                    running.id());
            model.attach();
            goOn.countDown();
            running.await();
            model.read();
            int read = model.lines().size();
            assertThat(frames).isNotEmpty();

            while (!frames.isEmpty()) {
                frames.remove().run();
            }

            assertThat(model.lines()).hasSize(read).doesNotHaveDuplicates();
            assertThat(model.lines().getLast().text()).startsWith("succeeded");
            model.detach();
        }
    }
}
