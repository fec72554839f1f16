package news.backstory.answer;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Subscription;
import news.backstory.command.Caller;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.Feedback.Spot;
import news.backstory.command.Filled;
import news.backstory.command.Form;
import news.backstory.command.FormKind;
import news.backstory.command.FormReader;
import news.backstory.command.SubscribeForm;
import news.backstory.command.SubscriptionFields;
import news.backstory.digest.DigestSender;
import news.backstory.summary.Summariser;
import news.backstory.summary.Summary.Sentence;
import news.backstory.telling.Books;

/** Makes the forms that people asked for. It must be quick: whoever pressed the button waits, and Slack gives three seconds in all. */
public final class FormMaker {

    private static final int MAX_PREVIEWED = 20;
    private static final String PREVIEW_TITLE = "The last 24 hours";

    private final Articles articles;
    private final Summariser summariser;
    private final Books books;
    private final DigestSender digests;
    private final People people;
    private final ZoneId zone;
    private final InstantSource clock;

    /** @param zone of channels that have not chosen one */
    public FormMaker(
            Articles articles, Summariser summariser, Books books, DigestSender digests, People people, ZoneId zone, InstantSource clock) {
        this.digests = digests;
        this.articles = articles;
        this.summariser = summariser;
        this.books = books;
        this.people = people;
        this.zone = zone;
        this.clock = clock;
    }

    /** Empty when there is nothing (any more) that may be shown. */
    public Optional<Form> make(Caller caller, FormKind kind, String about) {
        return switch (kind) {
            case WHAT_IS_WRONG -> articles.find(new ArticleId(about)).filter(found -> found.showable().at(clock.instant())).map(this::whatIsWrong);
            case PULL -> articles.find(new ArticleId(about)).filter(found -> PullCommands.isPullable(found, clock.instant())).map(this::pull);
            case SUBSCRIPTION -> number(about).flatMap(books.subscriptions()::find)
                    .filter(one -> Permits.reaches(people, caller, one.channel())).map(FormMaker::subscription);
            case PREVIEW ->
                Optional.of(new Form(FormKind.PREVIEW, about, PREVIEW_TITLE, "", List.of(new Form.Part.Said("Looking at the last day …"))));
            case SUBSCRIBE -> Optional.of(about).filter(channel -> channel.isEmpty() || Permits.reaches(people, caller, new ChannelId(channel)))
                    .map(SubscribeForm::blank);
            case HOURS -> Optional.of(new ChannelId(about)).filter(channel -> Permits.reaches(people, caller, channel)).map(this::hours);
            case SETTINGS -> Optional.of(new ChannelId(about)).filter(channel -> Permits.reaches(people, caller, channel)).map(this::settings);
        };
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private Form pull(Article article) {
        return new Form(FormKind.PULL, article.id().value(), "Pull this story", "Pull it", List.of(
                new Form.Part.Said(article.showable().at(clock.instant()) ? article.headline() : "A story that has expired"),
                new Form.Part.Said(
                        "It goes from search and from every list at once, and every post that carried it becomes a notice. Whoever may pull it can put it back, as a new version."),
                new Form.Part.Asked(FormReader.REASON, "Why?", "It stands where the story stood.", true,
                        new Form.Input.Text("", "", FormReader.MAX_REASON, true))));
    }

    /** What a subscription would have brought if it were as the form says. It may take a while. */
    public Form preview(Caller caller, Filled filled) {
        var problems = new LinkedHashMap<String, String>();
        var wanted = SubscriptionFields.read(filled, problems);
        var changed = number(filled.about()).flatMap(books.subscriptions()::find).filter(one -> Permits.reaches(people, caller, one.channel()))
                .flatMap(one -> wanted.map(one::wanting));
        var parts = changed.map(this::forecast).orElseGet(() -> problems.isEmpty()
                ? List.of(new Form.Part.Said("There is no such subscription any more."))
                : problems.values().stream().<Form.Part>map(problem -> new Form.Part.Said("⚠ " + problem)).toList());
        return new Form(FormKind.PREVIEW, filled.about(), PREVIEW_TITLE, "", parts);
    }

    private List<Form.Part> forecast(Subscription changed) {
        var forecast = digests.forecast(changed, MAX_PREVIEWED);
        var parts = new ArrayList<Form.Part>();
        parts.add(new Form.Part.Said(changed.title() + ", as the form stands now, would have brought "
                + (forecast.stories() == 0
                        ? "nothing."
                        : forecast.stories() + (forecast.stories() == 1 ? " story." : " stories.")
                                + (forecast.stories() > MAX_PREVIEWED ? " The weightiest of them:" : ""))));
        forecast.best().stream().flatMap(id -> articles.find(id).stream()).filter(article -> article.showable().at(clock.instant()))
                .forEach(article -> parts.add(new Form.Part.Said("• " + article.headline() + " · " + article.source())));
        return parts;
    }

    private static Form subscription(Subscription one) {
        var parts = new ArrayList<Form.Part>();
        parts.add(new Form.Part.Said(one.title()));
        parts.addAll(SubscriptionFields.of(one.wanted()));
        parts.add(new Form.Part.Preview("Preview", "Preview what the last day would have brought with this"));
        return new Form(FormKind.SUBSCRIPTION, String.valueOf(one.number()), "Subscription " + one.id(), "Save", parts);
    }

    private Form hours(ChannelId channel) {
        var arrangement = books.arrangements().find(channel).orElseGet(() -> Arrangement.usual(zone));
        var plan = arrangement.digest().stream().findFirst();
        var days = plan.map(DigestPlan::days).orElse(EnumSet.allOf(DayOfWeek.class));
        return new Form(FormKind.HOURS, channel.value(), "Digest and quiet hours", "Save", List.of(
                new Form.Part.Said("Times are local: " + arrangement.zone().getId() + ". An empty time switches it off."),
                new Form.Part.Asked(FormReader.DIGEST, "Digest at", "", false, new Form.Input.Time(plan.map(DigestPlan::time).stream().toList())),
                new Form.Part.Asked(FormReader.DAYS, "On", "", false, new Form.Input.Choices(
                        Arrays.stream(DayOfWeek.values()).map(day -> new Form.Option(day.name(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                                .toList(),
                        days.stream().sorted().map(DayOfWeek::name).toList())),
                new Form.Part.Asked(FormReader.MAX, "Stories at most", "1 to " + DigestPlan.MOST, false,
                        new Form.Input.Text(String.valueOf(plan.map(DigestPlan::max).orElse(DigestPlan.USUAL)), "", 2, false)),
                new Form.Part.Asked(FormReader.QUIET_FROM, "Quiet from", "", false,
                        new Form.Input.Time(arrangement.quiet().stream().map(QuietHours::from).toList())),
                new Form.Part.Asked(FormReader.QUIET_TO, "Quiet until", "", false,
                        new Form.Input.Time(arrangement.quiet().stream().map(QuietHours::to).toList()))));
    }

    private Form settings(ChannelId channel) {
        var arrangement = books.arrangements().find(channel).orElseGet(() -> Arrangement.usual(zone));
        return new Form(FormKind.SETTINGS, channel.value(), "Channel settings", "Save", List.of(
                new Form.Part.Asked(FormReader.THREADS, "Similar articles", "", true, new Form.Input.Choice(List.of(
                        new Form.Option(Arrangement.Threads.ON.name(), "Stand in the thread of each card"),
                        new Form.Option(Arrangement.Threads.OFF.name(), "Come only when somebody asks")), List.of(arrangement.threads().name()))),
                new Form.Part.Asked(FormReader.ANSWERS, "Cards that somebody asks for", "", true, new Form.Input.Choice(List.of(
                        new Form.Option(Arrangement.Answers.PUBLIC.name(), "Are for the whole channel"),
                        new Form.Option(Arrangement.Answers.PRIVATE.name(), "Are for that person alone")), List.of(arrangement.answers().name()))),
                new Form.Part.Asked(FormReader.ZONE, "Time zone", "In which digests and quiet hours are meant, such as Europe/London.", true,
                        new Form.Input.Text(arrangement.zone().getId(), "", 60, false)),
                new Form.Part.Asked(FormReader.LANGUAGES, "News in these languages only", "Codes such as en, de. Empty means in all.", false,
                        new Form.Input.Text(String.join(", ", arrangement.languages().stream().sorted().toList()), "", 100, false)),
                new Form.Part.Asked(FormReader.WHO, "Who may change what comes here", "Nobody named means everybody in the channel but guests.",
                        false,
                        new Form.Input.Persons(arrangement.mayChange().stream().sorted(Comparator.comparing(PersonId::value)).toList()))));
    }

    private Form whatIsWrong(Article article) {
        var sentences = summariser.summarise(article).sentences();
        var parts = new ArrayList<Form.Part>();
        sentences.forEach(sentence -> parts.add(new Form.Part.Said(sentence.number() + ". " + sentence.text())));
        if (!sentences.isEmpty()) {
            parts.add(new Form.Part.Asked(FormReader.SENTENCES, "Which sentences?", "", false,
                    new Form.Input.Choices(sentences.stream().map(FormMaker::option).toList(), List.of())));
        }
        parts.add(new Form.Part.Asked(FormReader.REASON, "What is wrong?", "", true, new Form.Input.Choice(List.of(
                new Form.Option(Reason.MISSING_CONTEXT.name(), "It misses its context"),
                new Form.Option(Reason.NOT_THE_POINT.name(), "It is not the point of the article"),
                new Form.Option(Reason.NOT_A_SENTENCE.name(), "It is no sentence: a caption, an advertisement, half of one"),
                new Form.Option(Reason.OTHER.name(), "Something else")), List.of())));
        parts.add(new Form.Part.Asked(FormReader.WORDS, "In your words", "Only whoever looks after me reads this.", false,
                new Form.Input.Text("", "", FormReader.MAX_WORDS, true)));
        return new Form(FormKind.WHAT_IS_WRONG, article.id().value(), "What is wrong?", "Report", parts);
    }

    private static Form.Option option(Sentence sentence) {
        return new Form.Option(Spot.of(sentence).text(), sentence.number() + ". " + sentence.text());
    }
}
