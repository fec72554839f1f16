package news.backstory.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import news.backstory.ingest.WireDesk.Receipt;
import news.backstory.wire.WireName;
import news.backstory.wire.WireReader;

/**
 * A folder with one folder for each wire, into which files are laid. Each is taken once, when it has stopped growing, and moved to {@code done} beside it,
 * or to {@code failed} with a file that says why. Who may write there is decided by whoever owns the folder.
 */
public final class WireFolder {

    /** So long must a file have stood unchanged: who uploads it slowly has not finished it. */
    static final Duration QUIET = Duration.ofSeconds(2);

    static final int MAX_FILES_A_ROUND = 200;
    private static final int MAX_NAMES_LOOKED_AT = 10_000;
    private static final int MAX_ASTRAY = 100;
    private static final Receipt TOO_LARGE = new Receipt.Unreadable("larger than " + WireReader.MAX_BYTES + " bytes");

    /** What operating systems and people leave everywhere. */
    private static final Pattern UNSAID_NAMES = Pattern.compile("(?i)\\..*|readme.*|thumbs\\.db|desktop\\.ini|lost\\+found");
    private static final Set<String> UNFINISHED = Set.of("tmp", "part", "filepart", "partial", "uploading");

    private final Path folder;
    private final WireDesk desk;
    private final InstantSource clock;
    private Map<Path, Stand> seenBefore = Map.of();
    private Set<String> astrayBefore = Set.of();

    private final Set<String> unreadable = new TreeSet<>();

    /** Files that were taken and could not be put away. */
    private final Map<Path, Stand> stuck = new HashMap<>();

    public WireFolder(Path folder, WireDesk desk, InstantSource clock) {
        this.folder = folder;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * What came of one file.
     *
     * @param stuck why it lies there still; empty if it was put away
     */
    public record Taken(WireName wire, String file, Receipt receipt, String stuck) {}

    private record Stand(long bytes, FileTime changed) {}

    /** Takes what lies there and has stopped growing, the oldest first. Called by one thread. */
    public List<Taken> takeAll() {
        try (var wires = Files.list(folder)) {
            var seenNow = new HashMap<Path, Stand>();
            var taken = new ArrayList<Taken>();
            for (var wire : wires.filter(Files::isDirectory).sorted().toList()) {
                WireName.parse(wire.getFileName().toString()).ifPresent(name -> take(name, wire, seenNow, taken));
            }
            seenBefore = seenNow;
            stuck.keySet().removeIf(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
            return taken;
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private void take(WireName wire, Path inbox, Map<Path, Stand> seenNow, List<Taken> taken) {
        for (var file : readable(inbox)) {
            try {
                var stand = new Stand(Files.size(file), Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
                seenNow.put(file, stand);
                if (taken.size() < MAX_FILES_A_ROUND && stand.equals(seenBefore.get(file)) && isQuiet(stand) && !stand.equals(stuck.get(file))) {
                    taken.add(take(wire, file, stand));
                }
            } catch (IOException gone) {
                // Somebody took it away, or it cannot be read: looked at again in the next round.
                seenNow.remove(file);
            }
        }
    }

    /** Kept first and moved then: if we die in between, it is taken again, and is the same. What cannot be moved is left alone until it changes. */
    private Taken take(WireName wire, Path file, Stand stand) throws IOException {
        var receipt = received(wire, file);
        var name = file.getFileName().toString();
        try {
            putAway(file, receipt);
            return new Taken(wire, name, receipt, "");
        } catch (IOException notMoved) {
            stuck.put(file, stand);
            return new Taken(wire, name, receipt, "it cannot be moved away: " + notMoved.getClass().getSimpleName());
        }
    }

    private Receipt received(WireName wire, Path file) throws IOException {
        return Files.size(file) > WireReader.MAX_BYTES
                ? TOO_LARGE
                : isPacked(file) ? unpacked(wire, file) : desk.take(wire, Files.readAllBytes(file), "");
    }

    private void putAway(Path file, Receipt receipt) throws IOException {
        switch (receipt) {
            case Receipt.Taken _,Receipt.Repeated _ -> move(file, "done");
            case Receipt.Unreadable(var why) -> {
                var moved = move(file, "failed");
                Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason.txt"), why + "\n");
            }
        }
    }

    /**
     * What lies beside the wires' folders and so belongs to none of them, such as a file that was laid one folder too high, or a folder whose name can be
     * no wire's. Each is named once, as long as it lies there; nothing is done to it.
     */
    public List<String> astray() {
        try (var all = Files.list(folder)) {
            var astrayNow = all.filter(path -> !UNSAID_NAMES.matcher(path.getFileName().toString()).matches()).filter(WireFolder::isAstray)
                    .limit(MAX_ASTRAY).map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            astrayNow.addAll(unreadable);
            var news = astrayNow.stream().filter(name -> !astrayBefore.contains(name)).toList();
            astrayBefore = astrayNow;
            return news;
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private static boolean isAstray(Path path) {
        return Files.isDirectory(path) ? WireName.parse(path.getFileName().toString()).isEmpty() : isFinished(path);
    }

    /** As a file that is packed with gzip is before it was, to the same limit. */
    private Receipt unpacked(WireName wire, Path file) throws IOException {
        try (var plain = new GZIPInputStream(Files.newInputStream(file))) {
            var bytes = plain.readNBytes(WireReader.MAX_BYTES + 1);
            return bytes.length > WireReader.MAX_BYTES ? TOO_LARGE : desk.take(wire, bytes, "");
        } catch (ZipException | EOFException torn) {
            return new Receipt.Unreadable("not gzip that can be unpacked");
        }
    }

    private Path move(Path file, String where) throws IOException {
        var target = Files.createDirectories(file.resolveSibling(where)).resolve(file.getFileName());
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            target = target.resolveSibling(clock.instant().toEpochMilli() + "-" + file.getFileName());
        }
        return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean isQuiet(Stand stand) {
        return !stand.changed().toInstant().isAfter(clock.instant().minus(QUIET));
    }

    /** One wire's folder that cannot be read stops no other; it is named among what lies astray. */
    private List<Path> readable(Path inbox) {
        var name = inbox.getFileName() + " (it cannot be read)";
        try {
            var files = files(inbox);
            unreadable.remove(name);
            return files;
        } catch (UncheckedIOException notOurs) {
            unreadable.add(name);
            return List.of();
        }
    }

    /** Plain files only: a link could lead anywhere on this machine. */
    private static List<Path> files(Path inbox) {
        try (Stream<Path> all = Files.list(inbox)) {
            return all.limit(MAX_NAMES_LOOKED_AT).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).filter(WireFolder::isFinished)
                    .sorted(Comparator.comparing(WireFolder::changed).thenComparing(Comparator.naturalOrder())).toList();
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private static boolean isFinished(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !UNFINISHED.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean isPacked(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
