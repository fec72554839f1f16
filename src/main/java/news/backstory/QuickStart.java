package news.backstory;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/**
 * What this program runs from, so that many processes of it start quickly one after another: the classes that a first one loads are archived when it ends, and
 * all others find them there. The JVM archives only what comes from jars; so folders of classes, as a build leaves them, become jars first.
 */
final class QuickStart {

    /** About the archive: its absence or its age is no mistake. */
    private static final List<String> QUIET = List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private final String classPath;
    private final Path archive;

    private QuickStart(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /** @param folder for the jars and the archive; they must stay there while the processes start */
    static QuickStart in(Path folder) throws IOException {
        var jars = new ArrayList<String>();
        var running = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (var entry : running.split(Pattern.quote(File.pathSeparator), -1)) {
            var path = Path.of(entry).toAbsolutePath();
            jars.add((Files.isDirectory(path) ? jar(path, folder.resolve("classes-" + jars.size() + ".jar")) : path).toString());
        }
        return new QuickStart(String.join(File.pathSeparator, jars), folder.resolve("classes.jsa"));
    }

    /** For the first process: it must end by itself, and archives its classes then. */
    List<String> first() {
        return flags("-XX:ArchiveClassesAtExit=" + archive);
    }

    /** For all others. Where there is no archive they load their classes themselves. */
    List<String> next() {
        return flags("-XX:SharedArchiveFile=" + archive);
    }

    boolean isPrepared() {
        return Files.exists(archive);
    }

    private List<String> flags(String use) {
        var flags = new ArrayList<>(QUIET);
        flags.addAll(List.of(use, "-cp", classPath));
        return List.copyOf(flags);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar))); var files = Files.walk(classes)) {
            // They are read more often than written.
            out.setLevel(Deflater.NO_COMPRESSION);
            // The folders, too: whoever lists what is in one, as Flyway does, would else find none.
            for (var file : files.filter(file -> !file.equals(classes)).sorted().toList()) {
                var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }
}
