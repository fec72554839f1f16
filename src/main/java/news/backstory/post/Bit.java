package news.backstory.post;

import java.time.Instant;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;

/** A piece of a sentence of ours. What only the edge can put into words, a person's name or an instant in the reader's zone, is named and not written. */
public sealed interface Bit {

    record Plain(String text) implements Bit {}

    record Strong(String text) implements Bit {}

    /** Something to type, as it is to be typed. */
    record Typed(String text) implements Bit {}

    record When(Instant at) implements Bit {}

    /** "3 hours ago". */
    record Age(Instant at) implements Bit {}

    /** The person's name; it does not call them. */
    record Who(PersonId person) implements Bit {}

    record Where(ChannelId channel) implements Bit {}

    /** An article's headline, if it may be shown at that moment. */
    record Headline(ArticleId article) implements Bit {}
}
