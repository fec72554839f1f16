package news.backstory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.channel.Arrangement;
import news.backstory.channel.Arrangements;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;

/** What channels arranged, in the table {@code arrangement}. */
final class SqlArrangements implements Arrangements {

    private final Writer writer;
    private final Readers readers;

    SqlArrangements(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<Arrangement> find(ChannelId channel) {
        return readers.read(handle -> handle.select("SELECT json FROM arrangement WHERE channel = ?", channel.value()).mapTo(String.class).findOne())
                .map(text -> arrangement(Json.object(text)));
    }

    @Override
    public void save(ChannelId channel, Arrangement arrangement) {
        writer.write(handle -> handle.execute(
                "INSERT INTO arrangement (channel, json) VALUES (?, ?) ON CONFLICT (channel) DO UPDATE SET json = excluded.json",
                channel.value(), json(arrangement)));
    }

    @Override
    public Map<ChannelId, Arrangement> withDigest() {
        var all = new LinkedHashMap<ChannelId, Arrangement>();
        readers.read(handle -> handle.select("SELECT channel, json FROM arrangement WHERE json_array_length(json, '$.digest') > 0 ORDER BY channel")
                .map((row, _) -> Map.entry(new ChannelId(row.getString("channel")), arrangement(Json.object(row.getString("json"))))).list())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private static String json(Arrangement arrangement) {
        var json = JsonNodeFactory.instance.objectNode()
                .put("zone", arrangement.zone().getId()).put("threads", arrangement.threads().name()).put("answers", arrangement.answers().name());
        var digests = json.putArray("digest");
        arrangement.digest()
                .forEach(plan -> digests.addObject().put("time", plan.time().toString()).put("max", plan.max()).put("by", plan.by().value())
                        .put("from", plan.from().toString()).put("waitsSince", plan.waitsSince().toString())
                        .set("days", Json.texts(plan.days().stream().sorted().map(DayOfWeek::name).toList())));
        var quiet = json.putArray("quiet");
        arrangement.quiet().forEach(hours -> quiet.addObject().put("from", hours.from().toString()).put("to", hours.to().toString()));
        json.set("mayChange", Json.texts(arrangement.mayChange().stream().map(PersonId::value).sorted().toList()));
        json.set("languages", Json.texts(arrangement.languages().stream().sorted().toList()));
        return json.toString();
    }

    private static Arrangement arrangement(JsonNode json) {
        return new Arrangement(
                ZoneId.of(json.path("zone").asText()), Json.list(json.path("digest"), SqlArrangements::plan),
                Json.list(json.path("quiet"), each -> new QuietHours(time(each, "from"), time(each, "to"))),
                Arrangement.Threads.valueOf(json.path("threads").asText()), Arrangement.Answers.valueOf(json.path("answers").asText()),
                Json.texts(json.path("mayChange")).stream().map(PersonId::new).collect(Collectors.toSet()),
                Set.copyOf(Json.texts(json.path("languages"))));
    }

    private static DigestPlan plan(JsonNode json) {
        var from = Instant.parse(json.path("from").asText());
        // What was arranged before this was kept has none.
        var waitsSince = json.hasNonNull("waitsSince") ? Instant.parse(json.path("waitsSince").asText()) : from;
        return new DigestPlan(time(json, "time"), Json.texts(json.path("days")).stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                json.path("max").asInt(), new PersonId(json.path("by").asText()), from, waitsSince);
    }

    private static LocalTime time(JsonNode json, String field) {
        return LocalTime.parse(json.path(field).asText());
    }
}
