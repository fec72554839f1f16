package news.backstory.slack;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.Suggestion;
import news.backstory.summary.Summary;

/** A real article of May 2019, and the three that were published as similar to it. */
final class Seed {

    static final Card GUAIDO = card(
            "guaido", "2019-05-11T17:02:00Z", "Guaido demands 'direct communication' with US military",
            "The cry for help comes after Venezuelan military decided to remain loyal to current President Nicolas Maduro",
            List.of(1, 4, 7),
            "Venezuelan opposition leader Juan Guaido said Saturday he has instructed his representative in the US to open \"direct communication\" with the "
                    + "US military.| According to the AP, Guido asked Carlos Vecchio, who the US recognises as Venezuela’s ambassador, for the communication on "
                    + "possible military “coordination.”",
            "Guaido, who declared himself Venezuela's interim president, made the move as he attempts to remove President Nicolas Maduro from power.| Last week, "
                    + "he unsuccessfully urged Venezuela's military to oust Maduro.| His leadership has been recognized by more than 50 countries, including the "
                    + "US, yet the Venezuelan military remains loyal to Maduro.",
            "In recent days Venezuelan security forces arrested National Assembly Vice President Edgar Zambrano, the body's No. 2 leader.| Other lawmakers also "
                    + "scrambled for refuge in foreign embassies amid renewed fears of a crackdown following an unsuccessful military rebellion.");

    private static final Card HUAWEI = card(
            "huawei", "2019-05-08T09:00:00Z", "Trump signs executive order banning tech posing a security risk",
            "The move comes amid the failed US campaign against Huawei", List.of(1),
            "US President Donald Trump on Wednesday declared a national emergency over threats against American technology.| The move, done via executive order, "
                    + "authorised the Commerce Secretary Wilbur Ross, in consultation with other top officials, is aimed at banning all transactions that "
                    + "involve information or communications technology that “poses an unacceptable risk to the national security of the United States.”");

    static final Card MISSILES = card(
            "missiles", "2019-05-11T08:00:00Z", "More missiles sent by the US to the Middle East",
            "The move represents Trump administration's latest effort to put pressure on Tehran", List.of(1),
            "The Pentagon approved the deployment of a Patriot missile defence battery and a Navy ship to the Middle East amid increasing tensions between the "
                    + "United States and Iran.| The USS Arlington and a Patriot battery on Saturday joined the USS Abraham Lincoln carrier strike group and a "
                    + "US Air Force bomber task force, which were deployed earlier in the week to the region.");

    private static final Card MANNING = card(
            "manning", "2019-05-10T08:00:00Z", "Chelsea Manning released from jail", "That could, however, change as early as next week", List.of(1),
            "Chelsea Manning was released yesterday from the Virginia jail where she spent 62 days for refusing to testify about her past ties to WikiLeaks.");

    private Seed() {}

    static List<Suggestion> suggestions() {
        return List.of(
                new Suggestion(MISSILES.article().id(), 0.61, List.of("US military", "Iran"), Bond.SAME_SUBJECT),
                new Suggestion(HUAWEI.article().id(), 0.4, List.of("national security"), Bond.SAME_SUBJECT),
                new Suggestion(MANNING.article().id(), 0.2, List.of(), Bond.SAME_SUBJECT));
    }

    static Cards cards(Instant now) {
        return new Cards(
                now,
                Map.copyOf(Stream.of(GUAIDO, HUAWEI, MISSILES, MANNING).collect(Collectors.toMap(card -> card.article().id(), Function.identity()))));
    }

    /** In the paragraphs, a bar parts the sentences. */
    private static Card card(String id, String published, String headline, String standfirst, List<Integer> chosen, String... paragraphs) {
        var at = Instant.parse(published);
        var picture = new Picture(
                Link.parse("https://herald.example/pictures/" + id + ".jpg").orElseThrow(), "",
                "Juan Guaido, head of Venezuela's opposition-run congress, who declared himself interim president of Venezuela", "AP");
        var article = new Article(
                new ArticleId(id), Link.parse("https://herald.example/world/" + id).orElseThrow(), headline, standfirst, List.of(), "World",
                Dated.stated(at), at, "en", "The Herald", Tier.OWN, id.equals("guaido") ? List.of(picture) : List.of(),
                Arrays.stream(paragraphs).map(text -> text.replace("|", "")).toList(), new Status.Usable(), 1);
        var sentences = Arrays.stream(paragraphs).flatMap(text -> Arrays.stream(text.split("\\|", -1))).map(String::strip).toList();
        return new Card(article, new Summary(chosen.stream().map(number -> sentence(article.body(), number, sentences.get(number - 1))).toList()));
    }

    private static Summary.Sentence sentence(String body, int number, String text) {
        var start = body.indexOf(text);
        return new Summary.Sentence(number, start, start + text.length(), text);
    }
}
