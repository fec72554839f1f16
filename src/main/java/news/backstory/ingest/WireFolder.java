package news.backstory.ingest;

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
import java.util.stream.Stream;
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
    private static final Set<String> UNFINISHED = Set.of("tmp", "part", "filepart", "partial", "uploading");

    private final Path folder;
    private final WireDesk desk;
    private final InstantSource clock;
    private Map<Path, Stand> seenBefore = Map.of();

    public WireFolder(Path folder, WireDesk desk, InstantSource clock) {
        this.folder = folder;
        this.desk = desk;
        this.clock = clock;
    }

    /** What came of one file. */
    public record Taken(WireName wire, String file, Receipt receipt) {}

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
            return taken;
        } catch (IOException diskFails) {
            throw new UncheckedIOException(diskFails);
        }
    }

    private void take(WireName wire, Path inbox, Map<Path, Stand> seenNow, List<Taken> taken) {
        for (var file : files(inbox)) {
            try {
                var stand = new Stand(Files.size(file), Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
                seenNow.put(file, stand);
                if (taken.size() < MAX_FILES_A_ROUND && stand.equals(seenBefore.get(file)) && isQuiet(stand)) {
                    taken.add(new Taken(wire, file.getFileName().toString(), take(wire, file)));
                }
            } catch (IOException gone) {
                // Somebody took it away, or it cannot be read: looked at again in the next round.
                seenNow.remove(file);
            }
        }
    }

    /** Kept first and moved then: if we die in between, it is taken again, and is the same. */
    private Receipt take(WireName wire, Path file) throws IOException {
        var receipt = Files.size(file) > WireReader.MAX_BYTES
                ? new Receipt.Unreadable("larger than " + WireReader.MAX_BYTES + " bytes")
                : desk.take(wire, Files.readAllBytes(file), "");
        switch (receipt) {
            case Receipt.Taken _,Receipt.Repeated _ -> move(file, "done");
            case Receipt.Unreadable(var why) -> {
                var moved = move(file, "failed");
                Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason.txt"), why + "\n");
            }
        }
        return receipt;
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

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
