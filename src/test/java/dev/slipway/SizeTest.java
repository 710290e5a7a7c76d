package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be read on a screen or two stays readable. */
class SizeTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 60;
    private static final int CONSTRUCTOR_PARAMETERS = 8;

    private static final List<Method> METHODS = new ArrayList<>();

    private record Method(String place, int lines) {}

    @BeforeAll
    static void parse() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
            Trees trees = Trees.instance(task);
            task.parse()
                    .forEach(unit -> new TreePathScanner<@Nullable Void, @Nullable Void>() {
                        @Override
                        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                            var lines = unit.getLineMap();
                            var positions = trees.getSourcePositions();
                            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
                            long last = lines.getLineNumber(Math.max(
                                    positions.getStartPosition(unit, method), positions.getEndPosition(unit, method)));
                            METHODS.add(new Method(
                                    Path.of(unit.getSourceFile().getName()).getFileName() + ":" + first + " "
                                            + method.getName(),
                                    (int) (last - first + 1)));
                            return super.visitMethod(method, null);
                        }
                    }.scan(unit, null));
        }
    }

    @Test
    void noFileIsLongerThanFourHundredLines() {
        assertThat(sources().stream().filter(file -> lines(file) > FILE_LINES)).isEmpty();
    }

    @Test
    void noMethodIsLongerThanSixtyLines() {
        assertThat(METHODS)
                .isNotEmpty()
                .filteredOn(m -> m.lines() > METHOD_LINES)
                .isEmpty();
    }

    @Test
    void noConstructorTakesMoreThanEightParameters() {
        assertThat(new ClassFileImporter()
                        .importPackages("dev.slipway").stream()
                                .flatMap(c -> c.getConstructors().stream())
                                .filter(c -> c.getRawParameterTypes().size() > CONSTRUCTOR_PARAMETERS)
                                .map(JavaConstructor::getFullName))
                .isEmpty();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
