package news.backstory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.wire.WireName;
import news.backstory.wire.WireSecret;

/**
 * Who may hand articles over, and how.
 *
 * @param secrets of those who push over HTTP
 * @param own     the newsroom's own systems
 * @param folders where files are laid, one folder for each wire below it; at most one
 */
record WireSettings(Map<WireName, WireSecret> secrets, Set<WireName> own, List<Path> folders) {

    static final WireSettings NONE = new WireSettings(Map.of(), Set.of(), List.of());

    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final String IN_FILE = "file:";

    /** @param problems gets what is wrong, each one line that says what to do, and never a secret */
    static WireSettings from(Map<String, String> environment, List<String> problems) {
        var secrets = new LinkedHashMap<WireName, WireSecret>();
        var seen = new HashSet<String>();
        for (var entry : list(environment, "BACKSTORY_WIRES")) {
            var equals = Math.max(0, entry.indexOf('='));
            var name = name(entry.substring(0, equals), "BACKSTORY_WIRES", problems);
            var secret = secret(entry.substring(0, equals), entry.substring(Math.min(entry.length(), equals + 1)), problems);
            if (name.isPresent() && secret.isPresent()) {
                if (!seen.add(secret.get().text()) || secrets.put(name.get(), secret.get()) != null) {
                    problems.add(
                            "BACKSTORY_WIRES names the wire " + name.get() + " twice, or gives it the secret of another: each wire has its own.");
                }
            }
        }
        var own = new LinkedHashSet<WireName>();
        list(environment, "BACKSTORY_OWN_WIRES").forEach(entry -> name(entry, "BACKSTORY_OWN_WIRES", problems).ifPresent(own::add));
        return new WireSettings(Map.copyOf(secrets), Set.copyOf(own), folders(environment, problems));
    }

    /** Of all wires that are known at the start: those that push, the newsroom's own, those that have a folder. */
    Set<WireName> names() {
        var names = new LinkedHashSet<>(secrets.keySet());
        names.addAll(own);
        for (var folder : folders) {
            try (var inside = Files.list(folder)) {
                inside.filter(Files::isDirectory).flatMap(each -> WireName.parse(each.getFileName().toString()).stream()).forEach(names::add);
            } catch (IOException cannotBeRead) {
                // Whoever takes files from there says so.
            }
        }
        return names;
    }

    private static Optional<WireName> name(String written, String setting, List<String> problems) {
        var name = WireName.parse(written);
        if (name.isEmpty()) {
            problems.add(setting + " must hold wires' names of small letters, digits and hyphens"
                    + (setting.equals("BACKSTORY_WIRES") ? ", each with = and its secret." : "."));
        }
        return name;
    }

    private static Optional<WireSecret> secret(String name, String written, List<String> problems) {
        var text = written;
        if (written.startsWith(IN_FILE)) {
            try {
                text = Files.readString(Path.of(written.substring(IN_FILE.length()))).strip();
            } catch (IOException | InvalidPathException notReadable) {
                problems.add("The secret of the wire " + name + " cannot be read from its file: BACKSTORY_WIRES must name a file that we may read.");
                return Optional.empty();
            }
        }
        if (text.length() < WireSecret.MIN_CHARACTERS) {
            problems.add("The secret of the wire " + name + " is too short: BACKSTORY_WIRES must give it at least " + WireSecret.MIN_CHARACTERS
                    + " characters, such as `openssl rand -hex 32` makes.");
            return Optional.empty();
        }
        return Optional.of(new WireSecret(text));
    }

    private static List<Path> folders(Map<String, String> environment, List<String> problems) {
        var written = environment.getOrDefault("BACKSTORY_WIRE_FOLDER", "").strip();
        try {
            if (written.isEmpty() || Files.isDirectory(Path.of(written)) && Files.isWritable(Path.of(written))) {
                return written.isEmpty() ? List.of() : List.of(Path.of(written));
            }
        } catch (InvalidPathException noPath) {
            // Said below.
        }
        problems.add("BACKSTORY_WIRE_FOLDER must be a folder that we may read and write, and is: " + written);
        return List.of();
    }

    private static List<String> list(Map<String, String> environment, String name) {
        return SEPARATOR.splitAsStream(environment.getOrDefault(name, "")).filter(part -> !part.isEmpty()).toList();
    }
}
