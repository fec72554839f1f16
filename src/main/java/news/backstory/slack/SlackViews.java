package news.backstory.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import news.backstory.answer.FormMaker;
import news.backstory.answer.Homes;
import news.backstory.channel.PersonId;
import news.backstory.command.Command;
import news.backstory.command.Form;
import news.backstory.command.FormKind;
import news.backstory.post.Post.Matter;

/**
 * Puts forms and people's own pages in front of them. Nothing of this is kept: Slack lets a form be opened for three seconds after somebody pressed for it,
 * so that a form which a crash or a slow moment lost is lost. That harms nobody: the person sees that nothing opened, is told where we can, and presses
 * again. A page is drawn anew whenever it is opened.
 */
public final class SlackViews {

    /** Slack: docs.slack.dev/interactivity/handling-user-interaction. */
    static final Duration TRIGGER_LASTS = Duration.ofSeconds(3);

    /** docs.slack.dev/reference/methods/views.update */
    private static final String NOT_FOUND = "not_found";

    /** A second in all: Slack has our acknowledgement by then, or somebody closed the form. */
    private static final int TRIES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final SlackHttp http;
    private final FormMaker forms;
    private final Homes homes;
    private final InstantSource clock;

    /** Waits a moment; false if there is no time to. */
    private final BooleanSupplier pause;

    SlackViews(SlackHttp http, FormMaker forms, Homes homes, InstantSource clock) {
        this(http, forms, homes, clock, SlackViews::rest);
    }

    SlackViews(SlackHttp http, FormMaker forms, Homes homes, InstantSource clock, BooleanSupplier pause) {
        this.pause = pause;
        this.http = http;
        this.forms = forms;
        this.homes = homes;
        this.clock = clock;
    }

    /** Opens the form that was asked for; in front of another one if it was asked for there. What kept it from opening, or nothing. */
    Optional<Matter> open(Asked asked, Command.Fill fill) {
        if (clock.instant().isAfter(asked.caller().heardAt().plus(TRIGGER_LASTS))) {
            return Optional.of(Matter.FORM_TOO_LATE);
        }
        var form = forms.make(asked.caller(), fill.form(), fill.about());
        if (form.isEmpty()) {
            return Optional.of(Matter.NOTHING_TO_SHOW);
        }
        var view = FormDresser.named(asked.caller().key(), form.get(), Whence.of(asked.caller(), asked.from() != Asked.From.CHANNEL, fill.about()))
                .toString();
        var opened = asked.from() == Asked.From.FORM
                ? done(() -> http.methods().viewsPush(request -> request.triggerId(asked.trigger()).viewAsString(view)))
                : done(() -> http.methods().viewsOpen(request -> request.triggerId(asked.trigger()).viewAsString(view)));
        return opened ? Optional.empty() : Optional.of(Matter.FORM_TOO_LATE);
    }

    /** Lays what would come of a form in front of it. It opens at once, and is filled when that is known. */
    Optional<Matter> preview(Asked asked, Command.Preview preview) {
        var problem = open(asked, new Command.Fill(FormKind.PREVIEW, preview.filled().about()));
        if (problem.isEmpty()) {
            replace(asked, forms.preview(asked.caller(), preview.filled()));
        }
        return problem;
    }

    /**
     * Puts another form in the place of the one that was sent off, or of what stands there meanwhile; false if the person has closed it. Whoever works
     * quickly comes before Slack has read our acknowledgement, in which that view got its name: then a moment later it is there.
     */
    boolean replace(Asked asked, Form form) {
        var view = FormDresser.dress(form, Whence.of(asked.caller(), asked.from() != Asked.From.CHANNEL, form.about()));
        for (var tried = 0; tried < TRIES; tried++) {
            switch (replaced(asked.caller().key(), view)) {
                case DONE -> {
                    return true;
                }
                case FAILED -> {
                    return false;
                }
                case NOT_THERE -> {
                    if (!pause.getAsBoolean()) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private enum Replaced {
        DONE, NOT_THERE, FAILED
    }

    private Replaced replaced(String name, String view) {
        try {
            var answer = SlackCall.make(() -> http.methods().viewsUpdate(request -> request.externalId(name).viewAsString(view)));
            return answer.isOk() ? Replaced.DONE : NOT_FOUND.equals(answer.getError()) ? Replaced.NOT_THERE : Replaced.FAILED;
        } catch (SlackApiException | IOException notReached) {
            return Replaced.FAILED;
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(BETWEEN_TRIES);
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Draws a person's page. If Slack does not take it, the page stays as it was until it is opened again. */
    boolean show(PersonId person) {
        var view = HomeDresser.dress(homes.of(person));
        return done(() -> http.methods().viewsPublish(request -> request.userId(person.value()).viewAsString(view)));
    }

    private static boolean done(SlackCall<? extends SlackApiTextResponse> call) {
        try {
            return SlackCall.make(call).isOk();
        } catch (SlackApiException | IOException notReached) {
            return false;
        }
    }
}
