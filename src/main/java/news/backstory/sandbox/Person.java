package news.backstory.sandbox;

import java.time.ZoneId;

/**
 * Somebody who works here.
 *
 * @param id as Slack names people: "U0000MIA01"
 * @param name what they are called with an @: "mia"
 * @param realName "Mia Torres"
 * @param title what they do: "Reporter"
 */
public record Person(String id, String name, String realName, String title, ZoneId zone) {

    public Person {
        if (!id.startsWith("U") || name.isBlank() || realName.isBlank()) {
            throw new IllegalArgumentException("not a person: " + id);
        }
    }
}
