package news.backstory.slack;

import com.slack.api.model.block.element.BlockElement;
import java.util.Arrays;
import java.util.List;

/** A piece of a message, from top to bottom. Drawn twice: by {@link Blocks} for the eye, by {@link PlainReading} for the ear. */
sealed interface Part {

    /** Rows of text, one under the other. */
    record Text(List<List<Words>> rows) implements Part {
        public Text {
            rows = rows.stream().map(List::copyOf).toList();
        }

        static Text row(Words... words) {
            return new Text(List.of(Arrays.asList(words)));
        }
    }

    /** One small grey line. */
    record Small(List<Words> words) implements Part {
        public Small {
            words = List.copyOf(words);
        }
    }

    record Image(String address, String alt) implements Part {}

    record Divider() implements Part {}

    /** Buttons and menus; the plain reading leaves them out, since nothing there can be pressed. */
    record Actions(List<BlockElement> elements) implements Part {
        public Actions {
            elements = List.copyOf(elements);
        }
    }
}
