package news.backstory.answer;

import news.backstory.channel.PersonId;

/** Writes people's pages. It must be quick: it is asked each time somebody opens theirs. */
public interface Homes {

    HomePage of(PersonId person);
}
