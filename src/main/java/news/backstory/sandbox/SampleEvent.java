package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/**
 * Something that happens in the sample newsroom's day.
 *
 * @param says     what a newcomer is told of it
 * @param wire     by which it is handed over; empty when it only appears on the outlet's site and in its feed
 * @param version  of the article, as the wire counts
 * @param urgency  1 to 9; 0 says nothing
 * @param note     to editors; may be empty
 * @param embargo  how long nobody may see it
 * @param article  as it stands from then on; only its name where it goes
 */
record SampleEvent(Kind kind, String says, String wire, int version, int urgency, String note, Duration embargo, JsonNode article) {

    enum Kind {
        NEW,
        /** Another outlet has the same words. */
        COPY, VERSION, CORRECTION,
        /** It is handed over, and may not be shown yet. */
        EMBARGO,
        /** The time of an embargo has come. */
        LIFT, KILL
    }

    static SampleEvent of(JsonNode json) {
        return new SampleEvent(Kind.valueOf(json.path("kind").asText()), json.path("says").asText(), json.path("wire").asText(),
                json.path("version").asInt(1), json.path("urgency").asInt(0), json.path("note").asText(),
                Duration.ofSeconds(json.path("embargoSeconds").asLong(0)), json.path("article"));
    }

    /** Where its article stands on the site: "sample/continental/world/grain-terminal-explosion". */
    String path() {
        return "sample/" + article.path("outlet").asText() + "/" + article.path("section").asText().toLowerCase(Locale.ROOT) + "/"
                + article.path("slug").asText();
    }
}
