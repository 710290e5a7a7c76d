package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the script inventory.sh writes, as it is read. */
class InventoryReadingTest {
    @Test
    void rootsKeepTheOrderInWhichTheyWereAskedFor() {
        List<String> roots = IntStream.range(0, 20).mapToObj(i -> "/srv/" + i).toList();
        String output = roots.stream().map(root -> "root\t" + root + "\n").collect(Collectors.joining());

        assertThat(new InventoryReading().read(output).roots().keySet()).containsExactlyElementsOf(roots);
    }
}
