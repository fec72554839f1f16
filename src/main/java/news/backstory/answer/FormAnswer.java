package news.backstory.answer;

import java.util.List;
import news.backstory.command.Form;
import news.backstory.ledger.Line;

/**
 * What comes of a form that its sender goes on looking at while it is worked on.
 *
 * @param shown  what stands in its place now
 * @param lines  said in any case
 * @param unseen said as well if the form is not there any more: what it would show, as a message
 */
public record FormAnswer(Form shown, List<Line> lines, List<Line> unseen) {

    public FormAnswer {
        lines = List.copyOf(lines);
        unseen = List.copyOf(unseen);
    }
}
