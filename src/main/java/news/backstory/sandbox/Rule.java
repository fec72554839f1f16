package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What some JSON must be like; rules are put together from smaller ones. */
interface Rule {

    /** Says what is wrong, and where; nothing when all is well. */
    void check(JsonNode value, String at, Problems problems);

    /** What was found, in Slack's manner: "[ERROR] must be less than 76 characters [json-pointer:/blocks/0/text/text]". */
    final class Problems {

        static final int MAX = 50;

        private final List<String> found = new ArrayList<>();

        void add(String what, String at) {
            if (found.size() < MAX) {
                found.add("[ERROR] " + what + " [json-pointer:" + at + "]");
            }
        }

        List<String> found() {
            return List.copyOf(found);
        }
    }

    /** Text of so many characters. */
    static Rule text(int least, int most) {
        return (value, at, problems) -> {
            if (!value.isTextual()) {
                problems.add("must be a string", at);
            } else if (value.asText().length() < least) {
                problems.add("must be more than " + (least - 1) + " characters", at);
            } else if (value.asText().length() > most) {
                problems.add("must be less than " + (most + 1) + " characters", at);
            }
        };
    }

    /** An address with one of these schemes. */
    static Rule address(int most, String... schemes) {
        return (value, at, problems) -> {
            text(1, most).check(value, at, problems);
            var scheme = value.asText().indexOf(':') < 0 ? "" : value.asText().substring(0, value.asText().indexOf(':')).toLowerCase(Locale.ROOT);
            var web = !scheme.startsWith("http") || !Typed.host(value.asText()).isEmpty();
            if (!List.of(schemes).contains(scheme) || !web) {
                problems.add("invalid url", at);
            }
        };
    }

    static Rule flag() {
        return (value, at, problems) -> {
            if (!value.isBoolean()) {
                problems.add("must be a boolean", at);
            }
        };
    }

    static Rule number() {
        return (value, at, problems) -> {
            if (!value.isIntegralNumber()) {
                problems.add("must be an integer", at);
            }
        };
    }

    static Rule oneOf(String... values) {
        return (value, at, problems) -> {
            if (!value.isTextual() || !List.of(values).contains(value.asText())) {
                problems.add("must be one of " + List.of(values), at);
            }
        };
    }

    /** A list of so many. */
    static Rule list(int least, int most, Rule each) {
        return (value, at, problems) -> {
            if (!value.isArray()) {
                problems.add("must be an array", at);
                return;
            }
            if (value.size() < least) {
                problems.add("no less than " + least + " items allowed", at);
            }
            if (value.size() > most) {
                problems.add("no more than " + most + " items allowed", at);
                return;
            }
            for (var index = 0; index < value.size(); index++) {
                each.check(value.get(index), at + "/" + index, problems);
            }
        };
    }

    /** An object whose "type" says which of these rules it must keep. */
    static Rule byType(Map<String, Rule> rules) {
        return (value, at, problems) -> {
            var rule = rules.get(value.path("type").asText());
            if (rule == null) {
                problems.add("unsupported type: " + cut(value.path("type").asText()), at + "/type");
            } else {
                rule.check(value, at, problems);
            }
        };
    }

    static Rule both(Rule one, Rule other) {
        return (value, at, problems) -> {
            one.check(value, at, problems);
            other.check(value, at, problems);
        };
    }

    /** An object with these fields and no others; add them with {@link Fields#must} and {@link Fields#may}. */
    static Fields object() {
        return new Fields(Map.of(), Set.of());
    }

    /** The fields of an object. Its "type" is always allowed. */
    record Fields(Map<String, Rule> rules, Set<String> required) implements Rule {

        public Fields {
            rules = Map.copyOf(rules);
            required = Set.copyOf(required);
        }

        Fields must(String name, Rule rule) {
            var more = new ArrayList<>(required);
            more.add(name);
            return new Fields(with(name, rule), Set.copyOf(more));
        }

        Fields may(String name, Rule rule) {
            return new Fields(with(name, rule), required);
        }

        @Override
        public void check(JsonNode value, String at, Problems problems) {
            if (!value.isObject()) {
                problems.add("must be an object", at);
                return;
            }
            required.stream().sorted().filter(name -> !value.has(name)).forEach(name -> problems.add("missing required field: " + name, at));
            value.properties().forEach(field -> {
                var rule = rules.get(field.getKey());
                if (rule != null) {
                    rule.check(field.getValue(), at + "/" + field.getKey(), problems);
                } else if (!field.getKey().equals("type")) {
                    problems.add("additional property not allowed: " + cut(field.getKey()), at);
                }
            });
        }

        private Map<String, Rule> with(String name, Rule rule) {
            var more = new HashMap<>(rules);
            more.put(name, rule);
            return more;
        }
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }
}
