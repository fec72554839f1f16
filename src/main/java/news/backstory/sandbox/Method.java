package news.backstory.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** The methods of the Web API that are here, each with its rate limit: docs.slack.dev/apis/web-api/rate-limits. */
enum Method {
    API_TEST("api.test", Tier.NONE), AUTH_TEST("auth.test", Tier.NONE), APPS_CONNECTIONS_OPEN("apps.connections.open", Tier.NONE),
    /** Has a limit of its own, for each channel. */
    CHAT_POST_MESSAGE("chat.postMessage", Tier.NONE), CHAT_POST_EPHEMERAL("chat.postEphemeral", Tier.FOUR), CHAT_UPDATE("chat.update",
            Tier.THREE), CHAT_DELETE("chat.delete", Tier.THREE), CHAT_UNFURL("chat.unfurl", Tier.THREE), CONVERSATIONS_INFO("conversations.info",
                    Tier.THREE), CONVERSATIONS_HISTORY("conversations.history",
                            Tier.THREE), CONVERSATIONS_REPLIES("conversations.replies", Tier.THREE), CONVERSATIONS_OPEN("conversations.open",
                                    Tier.THREE), USERS_CONVERSATIONS("users.conversations", Tier.THREE), USERS_INFO("users.info",
                                            Tier.FOUR), VIEWS_OPEN(
                                                    "views.open",
                                                    Tier.FOUR), VIEWS_PUSH("views.push",
                                                            Tier.FOUR), VIEWS_UPDATE("views.update",
                                                                    Tier.FOUR), VIEWS_PUBLISH("views.publish", Tier.FOUR);

    /** NONE: hundreds a minute and more, which we do not count. */
    enum Tier {
        NONE, THREE, FOUR
    }

    private final String slackName;
    private final Tier tier;

    Method(String slackName, Tier tier) {
        this.slackName = slackName;
        this.tier = tier;
    }

    static Optional<Method> named(String name) {
        return Arrays.stream(values()).filter(method -> method.slackName.equals(name)).findFirst();
    }

    Tier tier() {
        return tier;
    }
}
