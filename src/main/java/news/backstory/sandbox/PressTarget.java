package news.backstory.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a page sends what was pressed.
 *
 * @param address it is posted to
 * @param name    of what says in what it was pressed, "ts" or "view", and its {@code value}
 * @param fields  which fields go along, as htmx selects them; empty for none
 */
record PressTarget(String address, String name, String value, String fields) {

    static PressTarget of(Message message, Viewer viewer) {
        return new PressTarget(viewer.home(message.channel()) + "/press", "ts", message.ts(), "");
    }

    static PressTarget of(View view, Viewer viewer) {
        return new PressTarget(viewer.home() + "/view/act", "view", view.id(), "closest .view");
    }

    ObjectNode about(String action) {
        return Json.object().put(name, value).put("action", action);
    }
}
