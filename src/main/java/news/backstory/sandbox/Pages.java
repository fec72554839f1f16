package news.backstory.sandbox;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Draws the templates, and sends them with what a browser is to keep to. */
final class Pages {

    /** Nothing but our own scripts and styles runs, whatever a message says; pictures may come from anywhere. */
    static final String POLICY = "default-src 'self'; img-src 'self' http: https: data:; script-src 'self'; style-src 'self'; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, Pages.class.getPackageName());

    /** @param name without ".jte" */
    String draw(String name, Map<String, Object> parameters) {
        var output = new StringOutput();
        templates.render(name + ".jte", parameters, output);
        return output.toString();
    }

    void send(Context http, String name, Map<String, Object> parameters) {
        protect(http);
        http.header("Cache-Control", "no-store").html(draw(name, parameters));
    }

    static void protect(Context http) {
        http.header("Content-Security-Policy", POLICY).header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
    }
}
