import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Gives the classes of libraries in a directory that are older than Java 6 the stack maps that later ones have (JVMS 4.10.1):
 * without them the virtual machine keeps a class out of its AOT cache, and reads and verifies it at every start.
 */
final class OldClasses {
    private static final int WITHOUT_STACK_MAPS = 49;
    private static final ClassFileVersion WITH_STACK_MAPS = ClassFileVersion.of(52, 0);

    private final ClassFile classes;

    private OldClasses(ClassLoader library) {
        ClassHierarchyResolver resolver =
                ClassHierarchyResolver.defaultResolver().orElse(ClassHierarchyResolver.ofResourceParsing(library));
        classes = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(resolver));
    }

    public static void main(String[] directory) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(directory[0]))) {
            List<Path> libraries =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            for (Path library : libraries) {
                if (isOld(library)) {
                    renew(library);
                }
            }
        }
    }

    private static boolean isOld(Path library) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (isClass(entry) && isOld(bytes(jar, entry))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isOld(byte[] bytes) {
        return ClassFile.of().parse(bytes).majorVersion() <= WITHOUT_STACK_MAPS;
    }

    private static void renew(Path library) throws IOException {
        Path renewed = library.resolveSibling(library.getFileName() + ".new");
        URL[] itself = {library.toUri().toURL()};
        try (JarFile jar = new JarFile(library.toFile());
                URLClassLoader loader = new URLClassLoader(itself);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(renewed))) {
            OldClasses old = new OldClasses(loader);
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                out.putNextEntry(new JarEntry(entry.getName()));
                byte[] bytes = bytes(jar, entry);
                out.write(isClass(entry) && isOld(bytes) ? old.renewed(bytes) : bytes);
                out.closeEntry();
            }
        }
        Files.move(renewed, library, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class")
                && !entry.getName().startsWith("META-INF/")
                && !entry.getName().equals("module-info.class");
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
        try (var in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private byte[] renewed(byte[] bytes) {
        ClassModel model = classes.parse(bytes);
        ClassTransform version =
                (builder, element) -> builder.with(element instanceof ClassFileVersion ? WITH_STACK_MAPS : element);
        return classes.transformClass(
                model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
}
