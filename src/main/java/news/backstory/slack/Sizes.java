package news.backstory.slack;

import java.util.List;

/**
 * How much of each text a message shows, in UTF-16 units. The roomy sizes do for nearly every article; the others are for messages that would
 * otherwise be too long for Slack.
 *
 * @param headline  of the headline
 * @param line      of a standfirst, or of caption and credit
 * @param paragraph of a similar article's first paragraph
 * @param summary   of all sentences of a summary together
 * @param alt       of a picture's alternative text; Slack takes 2,000
 * @param link      the longest address that is linked; a longer one cannot be shortened and is left out. Slack takes 3,000
 * @param picture   the longest address of a picture that is shown; 0 shows none
 */
record Sizes(int headline, int line, int paragraph, int summary, int alt, int link, int picture) {

    static final List<Sizes> LARGEST_FIRST = List.of(
            new Sizes(300, 600, 300, 2_700, 1_000, 2_000, 3_000),
            new Sizes(150, 300, 200, 1_200, 300, 500, 1_000),
            new Sizes(100, 100, 100, 400, 100, 200, 300));

    Sizes withoutPicture() {
        return new Sizes(headline, line, paragraph, summary, alt, link, 0);
    }
}
