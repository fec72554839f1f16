package news.backstory.search;

import static news.backstory.search.IndexArticles.article;
import static news.backstory.search.IndexArticles.ids;
import static news.backstory.search.IndexArticles.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordSearchTest {

    private static final ArticleIndex INDEX = ArticleIndex.inMemory();

    @BeforeAll
    static void fill() {
        INDEX.addAll(List.of(
                article("bridge", "Harbour bridge shut", 3, "A crane struck the bridge on Monday, the Harbour Trust said."),
                article("trust", "Trust in politics falls", 2, "At the harbour festival people spoke of trust and of little else."),
                written("old", "The Echo", "Business", "en", "Ferry company expands", 400, "The ferry company buys two boats."),
                written("new", "The Echo", "Local", "en", "Ferry company expands again", 1, "The ferry company buys two boats more."),
                written("hafen", "Tagblatt", "Lokales", "de", "Brücke im Hafen gesperrt", 1, "Die Häuser am Hafen wurden geräumt, sagten Behörden."),
                written("elysee", "L'Équipe", "Sport", "en", "Winner received at the Élysée", 1, "Erdoğan had sent a telegram before."),
                written("zelda", "nytimes.com", "World", "en", "Parliament applauds guest", 1, "Volodymyr Zelenskyj spoke."),
                written("copyright", "Tribune", "Culture", "en", "Painters sue", 1,
                        "Copyright law must protect painters from machines, their union said.",
                        "Related claims were dismissed in the spring."),
                written("port", "Le Quotidien", "Ville", "fr", "Le pont du port est fermé", 1,
                        "Les travailleurs attendent les décisions."))::forEach);
    }

    @AfterAll
    static void stop() {
        INDEX.close();
    }

    @Test
    void words_in_quotation_marks_are_wanted_side_by_side() {
        assertThat(found("harbour trust")).contains("bridge", "trust");
        assertThat(found("\"harbour trust\"")).containsExactly("bridge");
    }

    @Test
    void an_outlet_a_desk_and_days_can_be_asked_for() {
        assertThat(found("ferry source:echo")).containsExactly("new", "old");
        assertThat(found("ferry desk:business")).containsExactly("old");
        assertThat(found("ferry before:2026-01")).containsExactly("old");
        assertThat(found("ferry after:2026-11-20")).containsExactly("new");
        assertThat(found("source:\"the echo\"")).containsExactly("new", "old");
    }

    @Test
    void a_word_can_be_asked_for_in_the_headline_alone() {
        assertThat(found("bridge trust")).containsExactly("bridge");
        assertThat(found("headline:trust")).containsExactly("trust");
        assertThat(found("headline:trsut")).containsExactly("trust");
        assertThat(found("headline:\"harbour bridge\" crane")).containsExactly("bridge");
        assertThat(found("headline:crane")).isEmpty();
    }

    @Test
    void a_day_that_does_not_exist_is_a_word() {
        assertThat(found("before:2026-02-31")).isEmpty();
        assertThat(found("ferry company boats after:tomorrow")).contains("new", "old");
    }

    @Test
    void of_two_about_equal_ones_the_newer_comes_first() {
        assertThat(found("ferry company")).containsExactly("new", "old");
    }

    @Test
    void a_letter_may_be_wrong() {
        assertThat(found("harbuor bridge")).startsWith("bridge");
        assertThat(found("ferri")).contains("new", "old");
    }

    @Test
    void a_passage_shows_what_was_spelled_wrong_as_it_should_be() {
        var snippet = INDEX.search("telegrem", 1).getFirst().snippet();

        assertThat(snippet.hits()).extracting(span -> snippet.text().substring(span.start(), span.end())).containsExactly("telegram");
    }

    @Test
    void a_slip_that_the_archive_has_too_keeps_nobody_from_what_was_meant() {
        try (var archive = ArticleIndex.inMemory()) {
            archive.add(article("slip", "Nothing new", 1, "Netanyaho was mentioned once. " + "Of something else more was said. ".repeat(40)));
            for (var i = 0; i < 12; i++) {
                archive.add(article("right" + i, "Netanyahu, part " + i, 2, "Netanyahu spoke for " + i + " minutes."));
            }

            assertThat(ids(archive.search("netanyaho", 5))).startsWith("slip").hasSize(5);
            assertThat(archive.search("netanyaho", 5)).extracting(Hit::likeness).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @Test
    void what_is_rare_and_spelled_right_brings_nothing_else() {
        assertThat(found("zelenskyj")).containsExactly("zelda");
    }

    @Test
    void accents_need_not_be_typed_and_the_passage_shows_them() {
        assertThat(found("elysee")).containsExactly("elysee");
        assertThat(found("erdogan")).containsExactly("elysee");
        assertThat(found("Erdoğan")).containsExactly("elysee");

        var snippet = INDEX.search("erdogan", 1).getFirst().snippet();

        assertThat(snippet.hits()).extracting(span -> snippet.text().substring(span.start(), span.end())).containsExactly("Erdoğan");
    }

    @Test
    void an_outlet_is_found_by_its_name_whatever_marks_are_in_it() {
        assertThat(found("source:nytimes.com")).containsExactly("zelda");
        assertThat(found("source:nytimes")).containsExactly("zelda");
        assertThat(found("source:l'équipe")).containsExactly("elysee");
        assertThat(found("source:\"l equipe\"")).containsExactly("elysee");
    }

    @Test
    void a_sentence_that_begins_like_a_plug_is_found() {
        assertThat(found("copyright machines union")).containsExactly("copyright");
        assertThat(found("claims dismissed spring")).containsExactly("copyright");
    }

    @Test
    void words_are_found_in_their_language_whatever_their_ending() {
        assertThat(found("haus hafen")).containsExactly("hafen");
        assertThat(found("décision travailleur")).containsExactly("port");
    }

    private static List<String> found(String words) {
        return ids(INDEX.search(words, 10));
    }

    @Test
    void a_hit_shows_the_passage_that_says_most_of_what_was_asked_for_and_where() {
        try (var one = ArticleIndex.inMemory()) {
            one.add(IndexArticles.article("long", "Harbour news", 1, "The harbour was busy. " + "Nothing else was seen that morning. ".repeat(20)
                    + "Then a crane struck the bridge over the harbour, the Harbour Trust said. " + "It rained all afternoon. ".repeat(20)));

            var snippet = one.search("crane bridge harbour", 1).getFirst().snippet();

            assertThat(snippet.text()).startsWith("…").endsWith("…").contains("a crane struck the bridge over the harbour")
                    .hasSizeLessThanOrEqualTo(Snippet.MAX_CHARACTERS + 2);
            assertThat(snippet.hits()).extracting(span -> snippet.text().substring(span.start(), span.end()))
                    .containsExactly("crane", "bridge", "harbour", "Harbour");
        }
    }

    @Test
    void what_is_found_by_its_headline_alone_shows_no_passage() {
        try (var one = ArticleIndex.inMemory()) {
            one.add(IndexArticles.article("short", "Zeppelin rises", 1, "It was seen from the pier."));

            assertThat(one.search("zeppelin", 1).getFirst().snippet()).isEqualTo(Snippet.NONE);
        }
    }
}
