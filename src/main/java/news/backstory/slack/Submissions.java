package news.backstory.slack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import com.slack.api.util.json.GsonFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.command.Filled;
import news.backstory.command.FormReader;
import org.jspecify.annotations.Nullable;

/** Reads forms that were sent off. What is wrong in one is said at once, while the person waits: that, or what is shown meanwhile, is all that an acknowledgement says. */
final class Submissions {

    private static final String TYPE = "view_submission";

    private final Gson gson = GsonFactory.createSnakeCase();

    /** What to acknowledge with instead of keeping it, when something in it has to be put right first; empty for all else. */
    Optional<String> objection(String payload) {
        return view(payload).flatMap(Submissions::filled).flatMap(Submissions::objection);
    }

    /**
     * What to acknowledge with when it was kept and its sender is to go on looking at it: the view that stands there meanwhile, under the request's name;
     * empty for all else.
     */
    Optional<String> meanwhile(String payload, String key) {
        return view(payload).flatMap(view -> filled(view).flatMap(FormReader::meanwhile)
                .flatMap(form -> Whence.read(orEmpty(view.getPrivateMetadata())).map(whence -> FormDresser.named(key, form, whence)))).map(shown -> {
                    var answer = new JsonObject();
                    answer.addProperty("response_action", "update");
                    answer.add("view", shown);
                    return answer.toString();
                });
    }

    /** Of what was sent off; empty for all else. */
    private Optional<View> view(String payload) {
        if (!payload.contains(TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(gson.fromJson(payload, ViewSubmissionPayload.class)).filter(read -> TYPE.equals(read.getType()))
                    .flatMap(read -> Optional.ofNullable(read.getView()));
        } catch (JsonParseException unreadable) {
            return Optional.empty(); // It is kept, and read again by Bolt.
        }
    }

    /** Empty for a form that is none of ours. */
    static Optional<Filled> filled(View view) {
        return FormDresser.kind(orEmpty(view.getCallbackId()))
                .flatMap(kind -> Whence.read(orEmpty(view.getPrivateMetadata())).map(whence -> new Filled(kind, whence.about(), values(view))));
    }

    private static Optional<String> objection(Filled filled) {
        return switch (FormReader.read(filled)) {
            case FormReader.Outcome.Asks _ -> Optional.empty();
            case FormReader.Outcome.Wrong(var problems) -> {
                var errors = new JsonObject();
                problems.forEach(errors::addProperty);
                var answer = new JsonObject();
                answer.addProperty("response_action", "errors");
                answer.add("errors", errors);
                yield Optional.of(answer.toString());
            }
        };
    }

    private static Map<String, List<String>> values(View view) {
        var values = new HashMap<String, List<String>>();
        if (view.getState() != null && view.getState().getValues() != null) {
            view.getState().getValues().values()
                    .forEach(block -> block.forEach((name, value) -> values.put(name, texts(value))));
        }
        return values;
    }

    private static List<String> texts(ViewState.Value value) {
        var one = Stream.of(
                Optional.ofNullable(value.getValue()),
                Optional.ofNullable(value.getSelectedTime()),
                Optional.ofNullable(value.getSelectedConversation()),
                Optional.ofNullable(value.getSelectedOption()).map(ViewState.SelectedOption::getValue)).flatMap(Optional::stream);
        var many = Stream.ofNullable(value.getSelectedOptions()).flatMap(List::stream).map(ViewState.SelectedOption::getValue);
        return Stream.of(one, many, Stream.ofNullable(value.getSelectedUsers()).flatMap(List::stream)).flatMap(texts -> texts).toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
