import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Writes the binary form of every style sheet below a directory beside it. JavaFX takes that one where there is one, and
 * need not parse text while the window opens.
 */
final class Stylesheets {
    private static final String TEXT = ".css";
    private static final String BINARY = ".bss";

    private Stylesheets() {}

    public static void main(String[] directory) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(directory[0]))) {
            List<Path> sheets =
                    files.filter(file -> file.toString().endsWith(TEXT)).toList();
            for (Path sheet : sheets) {
                String name = sheet.getFileName().toString();
                String binary = name.substring(0, name.length() - TEXT.length()) + BINARY;
                Stylesheet.convertToBinary(
                        sheet.toFile(), sheet.resolveSibling(binary).toFile());
            }
        }
    }
}
