package news.backstory.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Finding;
import news.backstory.ledger.Posting;
import news.backstory.post.MessageRef;
import org.jspecify.annotations.Nullable;

/** Looks for what we said, by the key that each post carries in its metadata, where no reader sees it. */
final class PostFinder {

    static final String EVENT_TYPE = "backstory_post";
    static final String KEY = "key";

    static final int MAX_PAGES = 3;
    private static final int PER_PAGE = 100;
    private static final Set<String> NO_LEAVE = Set.of("missing_scope", "no_permission", "not_allowed_token_type");

    /** Slack's clock and ours may differ by this much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private final MethodsClient slack;

    PostFinder(MethodsClient slack) {
        this.slack = slack;
    }

    Finding inChannel(String key, ChannelId channel, Instant since) {
        return DirectMessages.personOf(channel).map(person -> inDirectMessages(key, person, since)).orElseGet(() -> in(key, channel, since));
    }

    /** Reading wants Slack's own name for the place, which opening it, also when it is open, tells. */
    private Finding inDirectMessages(String key, PersonId person, Instant since) {
        try {
            var opened = SlackCall.make(() -> slack.conversationsOpen(request -> request.users(List.of(person.value()))));
            return opened.isOk() && opened.getChannel() != null
                    ? in(key, new ChannelId(opened.getChannel().getId()), since)
                    : notRead(opened.getError());
        } catch (SlackApiException refused) {
            return new Finding.CannotLook("HTTP " + refused.getResponse().code());
        } catch (IOException broken) {
            return new Finding.CannotLook(broken.getClass().getSimpleName());
        }
    }

    private Finding in(String key, ChannelId channel, Instant since) {
        return find(key, channel, cursor -> {
            var page = SlackCall
                    .make(() -> slack.conversationsHistory(request -> request.channel(channel.value()).oldest(oldest(since)).limit(PER_PAGE)
                            .includeAllMetadata(true).cursor(cursor)));
            return new Page(page, page.getMessages(), page.getResponseMetadata());
        });
    }

    Finding inThread(String key, MessageRef first, Instant since) {
        return find(key, first.channel(), cursor -> {
            var page = SlackCall.make(() -> slack.conversationsReplies(request -> request.channel(first.channel().value()).ts(first.id())
                    .oldest(oldest(since)).limit(PER_PAGE).includeAllMetadata(true).cursor(cursor)));
            return new Page(page, page.getMessages(), page.getResponseMetadata());
        });
    }

    /** What a message says, as Slack writes it; empty if it is gone or we may not read there. */
    Optional<Message> message(MessageRef ref) {
        try {
            var page = SlackCall.make(
                    () -> slack.conversationsReplies(request -> request.channel(ref.channel().value()).ts(ref.id()).limit(1).inclusive(true)));
            return page.isOk() && page.getMessages() != null
                    ? page.getMessages().stream().filter(message -> ref.id().equals(message.getTs())).findFirst()
                    : Optional.empty();
        } catch (IOException | SlackApiException cannotRead) {
            return Optional.empty();
        }
    }

    private interface Pages {
        Page at(@Nullable String cursor) throws IOException, SlackApiException;
    }

    private record Page(SlackApiTextResponse answer, @Nullable List<Message> messages, @Nullable ResponseMetadata metadata) {}

    private static Finding find(String key, ChannelId channel, Pages pages) {
        @Nullable
        String cursor = null;
        try {
            for (var number = 0; number < MAX_PAGES; number++) {
                var page = pages.at(cursor);
                if (!page.answer().isOk()) {
                    return notRead(page.answer().getError());
                }
                var found = page.messages() == null
                        ? Optional.<Message>empty()
                        : page.messages().stream().filter(message -> carries(message, key)).findFirst();
                if (found.isPresent()) {
                    return new Finding.Found(new MessageRef(channel, found.get().getTs()));
                }
                cursor = page.metadata() == null ? null : page.metadata().getNextCursor();
                if (cursor == null || cursor.isEmpty()) {
                    return new Finding.NotThere();
                }
            }
            return new Finding.MayNotLook("more than " + MAX_PAGES * PER_PAGE + " messages since");
        } catch (SlackApiException refused) {
            return new Finding.CannotLook("HTTP " + refused.getResponse().code());
        } catch (IOException broken) {
            return new Finding.CannotLook(broken.getClass().getSimpleName());
        }
    }

    private static Finding notRead(@Nullable String error) {
        var why = String.valueOf(error);
        return switch (Outcomes.ofError(error)) {
            case Posting.Unknown _,Posting.TooFast _,Posting.ShutOut _ -> new Finding.CannotLook(why);
            // Some of these pass by themselves; a scope that is missing does not.
            case Posting.NotReached _ when !NO_LEAVE.contains(why) -> new Finding.CannotLook(why);
            case Posting.NotReached _,Posting.NotMember _,Posting.Gone _,Posting.Refused _,Posting.AddressSpent _,Posting.NotTried _,Posting.Posted _,Posting.Taken _ ->
                new Finding.MayNotLook(why);
        };
    }

    private static boolean carries(Message message, String key) {
        var metadata = message.getMetadata();
        return metadata != null
                && EVENT_TYPE.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && key.equals(metadata.getEventPayload().get(KEY))
                && message.getTs() != null;
    }

    /** Seconds since 1970, as Slack counts. */
    private static String oldest(Instant since) {
        return String.valueOf(Math.max(0, since.minus(CLOCKS_DIFFER).getEpochSecond()));
    }
}
