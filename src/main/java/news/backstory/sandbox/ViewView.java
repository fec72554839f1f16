package news.backstory.sandbox;

import gg.jte.Content;

/** A dialog, or a Home, as one person sees it. */
record ViewView(View view, Viewer viewer, Content body) {

    static ViewView of(View view, Viewer viewer) {
        return new ViewView(view, viewer, new BlockView(view, viewer).show(view.given().path("blocks")));
    }

    String title() {
        return text("title", "");
    }

    String submit() {
        return text("submit", "");
    }

    String close() {
        return text("close", "Close");
    }

    boolean canBeSent() {
        return view.given().has("submit");
    }

    boolean onAnother() {
        return !view.previous().isEmpty();
    }

    private String text(String name, String otherwise) {
        return view.given().path(name).isObject() ? ElementView.plain(view.given().path(name)).words() : otherwise;
    }
}
