package news.backstory.sandbox;

import java.util.List;
import java.util.Map;

/**
 * What a person can do in the app's dialogs and in its Home. As with {@link Hands}, each returns when it is done here; what the bot says to it turns up in
 * {@link Views}. What stands in the fields is given by "block/action"; a field that is left out is empty.
 */
public interface ViewHands {

    /** Opens the app's Home, and the bot hears of it. */
    void openHome(String person);

    /** Opens the app's Messages. */
    void openMessages(String person);

    /** Sends off the dialog that lies on top. What Slack's own program would complain about is shown at its field, and nothing is sent. */
    void submit(String person, String view, Map<String, List<String>> fields);

    /** Puts the dialog away, and what lies on it; with {@code all} the whole pile. */
    void dismiss(String person, String view, boolean all);

    /** Presses something in a dialog or in the Home, or chooses there what has this value. */
    void act(String person, String view, String actionId, String value, Map<String, List<String>> fields);
}
