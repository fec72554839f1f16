package news.backstory.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of a list of addresses; the columns are explained at the head of ssrf.tsv. */
record SsrfCase(String url, String verdict, String why, String stage, List<String> fixtures) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|([trn\\\\]))");
    private static final Pattern BETWEEN_FIXTURES = Pattern.compile(";(?=(?:dns|redirect|header|secondary|self):)");
    private static final int MAX_NAME_CHARACTERS = 100;

    static Stream<SsrfCase> read(String file) throws IOException {
        try (var in = SsrfCase.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(SsrfCase::parse).toList().stream();
        }
    }

    private static SsrfCase parse(String line) {
        String[] columns = line.split("\t", -1);
        var fixtures = columns[4].equals("-") ? List.<String>of() : BETWEEN_FIXTURES.splitAsStream(columns[4]).map(SsrfCase::unescaped).toList();
        return new SsrfCase(unescaped(columns[0]), columns[1], columns[2], columns[3], fixtures);
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(
                escape.group(1) != null ? String.valueOf((char) Integer.parseInt(escape.group(1), 16)) : switch (escape.group(2)) {
                    case "t" -> "\t";
                    case "r" -> "\r";
                    case "n" -> "\n";
                    default -> "\\";
                }));
    }

    String name() {
        String whole = verdict + " " + url + " (" + why + ")";
        return whole.substring(0, Math.min(whole.length(), MAX_NAME_CHARACTERS)).replaceAll("\\p{Cntrl}", "␣");
    }

    /** Rebinding is safe whichever way it ends, and so is a page whose Refresh is not followed, as long as no closed socket is opened. */
    boolean mustBeBlocked() {
        return verdict.equals("must-block") && !stage.equals("rebind") && fixtures("header").isEmpty();
    }

    boolean mustBeAllowed() {
        return verdict.equals("must-allow");
    }

    /** Those whose hops lead over names that the test's certificate has, or over none that need one. */
    boolean isReadToTheEnd() {
        return (mustBeAllowed() && (stage.equals("redirect") || url.startsWith("http://"))) || !fixtures("header").isEmpty();
    }

    int hops() {
        return fixtures("redirect").size();
    }

    FakeNames names() {
        var names = new FakeNames();
        for (String fixture : fixtures("dns")) {
            String name = fixture.substring(0, fixture.indexOf('='));
            var inTurn = Stream.of(fixture.substring(fixture.indexOf('=') + 1).split("\\|", -1)).map(SsrfCase::addresses).toList();
            names.with(name, inTurn);
        }
        return names;
    }

    Set<InetAddress> own() {
        return fixtures("self").stream().map(InetAddress::ofLiteral).collect(Collectors.toSet());
    }

    private static List<InetAddress> addresses(String list) {
        return list.isEmpty() ? List.of() : Stream.of(list.split(",", -1)).map(InetAddress::ofLiteral).toList();
    }

    private List<String> fixtures(String kind) {
        return fixtures.stream().filter(fixture -> fixture.startsWith(kind + ":")).map(fixture -> fixture.substring(kind.length() + 1)).toList();
    }

    /** Answers with the redirects of a case, one after another, and then with a page. */
    static final class Script implements TestServer.Answer {

        private volatile SsrfCase playing = new SsrfCase("", "", "", "", List.of());
        private final AtomicInteger answered = new AtomicInteger();

        void play(SsrfCase next) {
            playing = next;
            answered.set(0);
        }

        int answered() {
            return answered.get();
        }

        @Override
        public void to(String head, OutputStream out) throws IOException {
            int turn = answered.getAndIncrement();
            var redirects = playing.fixtures("redirect");
            var lines = new ArrayList<String>();
            if (turn < redirects.size()) {
                String redirect = redirects.get(turn);
                lines.add("HTTP/1.1 " + redirect.substring(0, 3) + " Moved");
                lines.add("Location: " + redirect.substring(4));
            } else {
                lines.add("HTTP/1.1 200 OK");
            }
            lines.addAll(playing.fixtures("header"));
            lines.addAll(List.of("Content-Length: 4", "", "ok"));
            TestServer.write(out, lines.toArray(String[]::new));
        }
    }
}
