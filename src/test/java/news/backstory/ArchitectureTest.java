package news.backstory;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The map of the house, kept true by the build. A new room or a new arrow is a change to this file first. */
class ArchitectureTest {

    private static final String HOUSE = "news.backstory";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("article", Set.of()),
            entry("web", Set.of()),
            entry("feed", Set.of("article", "web")),
            entry("hub", Set.of("article", "web", "feed")),
            entry("wire", Set.of("article")),
            entry("trees", Set.of()),
            entry("extract", Set.of("article", "web", "trees")),
            entry("vector", Set.of()),
            entry("search", Set.of("article", "vector")),
            entry("summary", Set.of("article")),
            entry("chooser", Set.of("article", "summary")),
            entry("story", Set.of("article", "trees", "search")),
            entry("channel", Set.of("article")),
            entry("post", Set.of("article", "summary", "channel")),
            entry("ledger", Set.of("article", "summary", "channel", "post")),
            entry("telling", Set.of("article", "story", "channel", "post", "ledger")),
            entry("amend", Set.of("article", "summary", "story", "channel", "post", "ledger", "telling")),
            entry("digest", Set.of("article", "story", "channel", "post", "ledger", "telling")),
            entry("ingest",
                    Set.of("article", "web", "search", "feed", "hub", "wire", "extract", "summary", "story", "channel", "post", "ledger", "telling",
                            "amend")),
            entry("command", Set.of("article", "feed", "summary", "channel", "post", "ledger")),
            entry("answer",
                    Set.of("article", "feed", "search", "summary", "story", "channel", "post", "ledger", "telling", "amend", "digest", "command")),
            entry("slack", Set.of("article", "summary", "story", "channel", "post", "ledger", "command", "answer")),
            entry("store",
                    Set.of("article", "feed", "hub", "wire", "summary", "story", "channel", "post", "ledger", "telling", "digest", "ingest",
                            "command")),
            entry("workbench", Set.of("article", "web", "vector", "search", "feed", "wire", "extract", "summary", "story", "ingest")),
            entry("sandbox", Set.of()));

    /** Third-party code, and the only rooms that may know it. "" is the top: App, Config, Agenda, HttpServer. */
    private static final Map<String, Set<String>> KEPT_IN = Map.ofEntries(
            entry("com.slack..", Set.of("slack")),
            entry("com.google.gson..", Set.of("slack")),
            entry("java.sql..", Set.of("store")),
            entry("javax.sql..", Set.of("store")),
            entry("org.jdbi..", Set.of("store")),
            entry("okhttp3..", Set.of("web", "slack")),
            entry("org.apache.lucene..", Set.of("search")),
            entry("ai.onnxruntime..", Set.of("vector")),
            entry("org.tartarus..", Set.of("summary")),
            entry("org.jsoup..", Set.of("feed", "wire", "extract")),
            entry("net.dankito.readability4j..", Set.of("extract")),
            entry("com.ibm.icu..", Set.of("feed", "extract")),
            entry("crawlercommons..", Set.of("web")),
            entry("javax.xml.parsers..", Set.of("wire")),
            // Only to write it.
            entry("javax.xml.stream..", Set.of("sandbox")),
            entry("org.xml..", Set.of("wire")),
            entry("org.w3c..", Set.of("wire")),
            entry("com.fasterxml.jackson..", Set.of("feed", "wire", "extract", "store", "sandbox", "workbench", "chooser")),
            entry("com.github.benmanes..", Set.of("web", "search", "slack")),
            entry("io.micrometer..", Set.of("")),
            entry("gg.jte..", Set.of("sandbox")),
            entry("io.javalin..", Set.of("", "sandbox")));

    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

    @Test
    void a_room_uses_only_the_rooms_it_may() {
        MAY_USE.forEach((room, allowed) -> noClasses().that().resideInAPackage(in(room))
                .should().dependOnClassesThat(resideInAPackage(HOUSE + "..").and(not(resideInAnyPackage(in(allowed, room)))))
                .because(room + " may use only " + allowed).allowEmptyShould(true).check(CODE));
    }

    @Test
    void third_party_code_stays_in_its_room() {
        KEPT_IN.forEach((library, rooms) -> noClasses().that().resideOutsideOfPackages(in(rooms))
                .should().dependOnClassesThat().resideInAPackage(library).because(library + " is kept in " + rooms).check(CODE));
    }

    @Test
    void nobody_opens_the_web_behind_our_back() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.net.URL")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("org.jsoup.Connection").check(CODE);
    }

    /** Addresses of articles, entries, pictures, renditions and hubs come in by many ways; there is one way out. */
    @Test
    void only_the_web_room_and_the_edges_open_connections() {
        noClasses().that().resideOutsideOfPackages(in("web"), in("slack"), in("chooser"), in("sandbox"), in(""))
                .should().dependOnClassesThat().haveNameMatching(
                        "java\\.net\\.(?:Socket|SocketChannel|URLConnection|HttpURLConnection|DatagramSocket|InetAddress|InetSocketAddress|http\\..*)"
                                + "|java\\.nio\\.channels\\..*SocketChannel|javax\\.net\\..*")
                .check(CODE);
    }

    @Test
    void every_room_is_on_the_map_has_one_floor_and_says_no_to_null() {
        var rooms = CODE.stream().map(type -> type.getPackageName()).filter(name -> !name.equals(HOUSE)).collect(toSet());
        var built = MAY_USE.keySet().stream().map(ArchitectureTest::in).collect(toSet());
        assertThat(rooms).isEqualTo(built);
        assertThat(rooms).allSatisfy(room -> assertThat(CODE.getPackage(room).isAnnotatedWith(NullMarked.class)).as(room).isTrue());
    }

    @Test
    void only_the_top_knows_what_time_it_is() {
        noClasses().that().resideOutsideOfPackage(HOUSE).should().callMethodWhere(readsTheClock()).check(CODE);
    }

    @Test
    void nothing_lives_in_static_fields() {
        noFields().that().areStatic().should().notBeFinal().check(CODE);
        noFields().that().areStatic().should().haveRawType(resideInAnyPackage("java.util.concurrent..", "com.github.benmanes..")).check(CODE);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)(\\$.*)?").check(CODE);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClock() {
        return DescribedPredicate.describe("read the system clock", call -> {
            var method = call.getTarget();
            return method.getOwner().getPackageName().equals("java.time") && method.getName().equals("now") && method.getRawParameterTypes().isEmpty()
                    || method.getOwner().getPackageName().equals("java.time") && method.getName().startsWith("system")
                    || method.getOwner().isEquivalentTo(System.class) && Set.of("currentTimeMillis", "nanoTime").contains(method.getName());
        });
    }

    private static String in(String room) {
        return room.isEmpty() ? HOUSE : HOUSE + "." + room;
    }

    private static String[] in(Set<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Arrays.stream(more)).map(ArchitectureTest::in).toArray(String[]::new);
    }
}
