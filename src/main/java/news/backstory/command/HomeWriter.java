package news.backstory.command;

import java.util.List;
import news.backstory.channel.PersonId;
import news.backstory.command.HomePage.Piece.Bold;
import news.backstory.command.HomePage.Piece.Plain;
import news.backstory.command.HomePage.Row;
import news.backstory.command.HomePage.Section;

/** Writes the page that a person sees when they open the bot. */
public final class HomeWriter implements Homes {

    @Override
    public HomePage of(PersonId person) {
        return new HomePage(List.of(howToAsk()));
    }

    private static Section howToAsk() {
        return new Section("How to ask", List.of(
                Row.of(new Bold("/news <link>"), new Plain("  the article’s card for the channel, similar articles in its thread")),
                Row.of(new Bold("/news <words>"), new Plain("  the best matches in the archive, for you alone")),
                Row.of(new Bold("/news covered <link or words>"), new Plain("  have we covered this?")),
                Row.of(new Plain("Or write to me under "), new Bold("Messages"), new Plain(": there a link or words are enough."))));
    }
}
