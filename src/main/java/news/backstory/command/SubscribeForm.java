package news.backstory.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Source;
import news.backstory.channel.Wanted;
import news.backstory.feed.FeedFinder;
import news.backstory.feed.FeedsFound;

/**
 * The form by which a channel subscribes, as it looks from being opened to being done with. Its "about" has lines: the channel, empty where that is asked
 * for; then the addresses of the feeds it lets choose from.
 */
public final class SubscribeForm {

    static final String CHANNEL = "channel";
    static final String SOURCE = "source";
    static final String FEED = "feed";
    static final int MAX_SOURCE = 2_000;

    private static final String TITLE = "Subscribe";
    private static final String ADDRESS_HINT = "Of a site I look for the feeds myself. A wire goes by its name.";

    /** What of a form an answer is about. */
    public enum Field {
        CHANNEL, SOURCE
    }

    private SubscribeForm() {}

    /**
     * Nothing is filled in yet.
     *
     * @param channel empty to ask for it
     */
    public static Form blank(String channel) {
        return form(channel, List.of(), channel.isEmpty() ? List.of(channel(List.of())) : List.of(), List.of(source("", "", true)), Wanted.ALL);
    }

    /** With all that was typed, and before the field in question what is wrong with it. */
    public static Form again(Command.SubscribeTo asked, Field at, String problem) {
        var wrong = new Form.Part.Said("⚠ " + problem);
        return switch (at) {
            case CHANNEL -> form("", List.of(), List.of(wrong, channel(List.of(asked.channel()))), List.of(source(asked.source(), "", true)),
                    asked.wanted());
            case SOURCE -> form(asked.channel().value(), List.of(), List.of(), List.of(wrong, source(asked.source(), "", true)), asked.wanted());
        };
    }

    /** The address is that of a page which names several feeds. */
    public static Form choose(Command.SubscribeTo asked, List<FeedsFound.Choice> found) {
        var fitting = fitting(asked.channel().value(), found);
        var options = IntStream.range(0, fitting.size()).mapToObj(number -> new Form.Option(String.valueOf(number), label(fitting.get(number))))
                .toList();
        return form(asked.channel().value(), fitting.stream().map(choice -> choice.address().text()).toList(), List.of(
                new Form.Part.Said("“" + asked.source() + "” is not a feed itself, but it has these."),
                new Form.Part.Asked(FEED, "Which one?", "", false, new Form.Input.Choice(options, List.of("0")))),
                List.of(source("", "Or another address", false)), asked.wanted());
    }

    private static String label(FeedsFound.Choice choice) {
        return choice.title() + " · " + choice.entries() + (choice.entries() == 1 ? " entry" : " entries") + " · " + choice.address().path();
    }

    /** As many of them as the view can carry, the best first. */
    private static List<FeedsFound.Choice> fitting(String channel, List<FeedsFound.Choice> found) {
        var fitting = new ArrayList<FeedsFound.Choice>();
        var room = Form.MAX_ABOUT - channel.length();
        for (var choice : found) {
            var takes = 1 + choice.address().text().length();
            if (takes <= room) {
                fitting.add(choice);
                room -= takes;
            }
        }
        return List.copyOf(fitting);
    }

    /** While its feeds are looked for. */
    static Form looking(Command.SubscribeTo asked) {
        return new Form(FormKind.SUBSCRIBE, asked.channel().value(), TITLE, "", List.of(
                new Form.Part.Said("Looking at “" + asked.source() + "” …"),
                new Form.Part.Said("Some sites are slow: this may take up to " + FeedFinder.PATIENCE.toSeconds()
                        + " seconds. You need not wait; if you close this, the answer comes as a message.")));
    }

    public static Form done(Command.SubscribeTo asked, String said) {
        return new Form(FormKind.SUBSCRIBE, asked.channel().value(), "Subscribed", "", List.of(new Form.Part.Said("✓ " + said)));
    }

    private static Form form(String channel, List<String> feeds, List<Form.Part> first, List<Form.Part> then, Wanted wanted) {
        var parts = new ArrayList<>(first);
        parts.addAll(then);
        parts.addAll(SubscriptionFields.of(wanted));
        var about = new ArrayList<String>(List.of(channel));
        about.addAll(feeds);
        return new Form(FormKind.SUBSCRIBE, String.join("\n", about), TITLE, TITLE, parts);
    }

    private static Form.Part channel(List<ChannelId> initial) {
        return new Form.Part.Asked(CHANNEL, "Which channel gets it", "One that you are in.", true, new Form.Input.Channel(initial));
    }

    private static Form.Part source(String initial, String label, boolean required) {
        return new Form.Part.Asked(SOURCE, label.isEmpty() ? "Address of a feed or a site, or a wire" : label, ADDRESS_HINT, required,
                new Form.Input.Text(initial, "https://herald.example/feed.xml or herald.example", MAX_SOURCE, false));
    }

    static FormReader.Outcome read(Filled filled) {
        var problems = new HashMap<String, String>();
        var about = filled.about().split("\n", -1);
        var channel = about[0].isEmpty() ? filled.one(CHANNEL) : Optional.of(about[0]);
        if (channel.isEmpty()) {
            problems.put(CHANNEL, "Choose a channel.");
        }
        var typed = filled.text(SOURCE);
        var chosen = filled.one(FEED).filter(number -> number.matches("[0-9]")).map(Integer::parseInt).filter(number -> number + 1 < about.length)
                .map(number -> about[number + 1]);
        var source = typed.isEmpty() ? chosen.orElse("") : typed;
        problem(source).ifPresent(problem -> problems.put(SOURCE, problem));
        var wanted = SubscriptionFields.read(filled, problems);
        return wanted.<FormReader.Outcome>map(wish -> new FormReader.Outcome.Asks(
                new Command.SubscribeTo(new ChannelId(channel.orElseThrow()), source, wish)))
                .orElseGet(() -> new FormReader.Outcome.Wrong(Map.copyOf(problems)));
    }

    /** What can be told without looking anything up. */
    private static Optional<String> problem(String source) {
        if (source.isEmpty()) {
            return Optional.of("Type an address, or the name of a wire.");
        }
        if (source.length() > MAX_SOURCE) {
            return Optional.of("At most " + MAX_SOURCE + " characters.");
        }
        if (source.chars().anyMatch(Character::isWhitespace)) {
            return Optional.of("One address, without spaces in it.");
        }
        return source.startsWith(Source.WIRE) || isName(source) || FeedFinder.address(source).isPresent()
                ? Optional.empty()
                : Optional.of("That is not a web address. It looks like https://herald.example/feed.xml or herald.example.");
    }

    /** No address: a wire is meant. */
    public static boolean isName(String written) {
        return !written.contains(".") && !written.contains("/") && !written.contains(":");
    }
}
