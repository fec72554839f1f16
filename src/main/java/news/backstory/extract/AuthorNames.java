package news.backstory.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in the lines that name authors. */
final class AuthorNames {

    static final int MAX_AUTHORS = 20;
    static final int MAX_NAME_CHARACTERS = 80;

    private static final Pattern BEFORE_NAME = Pattern.compile(
            "^(?:(?:medically |expert )?(?:written|authored|posted|published|reported|created|story|words|text|article|recipe|content|post|edited|beitrag|geschrieben|verfasst)\\s+)?"
                    + "(?:by|von|vom|par|por|door|di|av|af|מאת|بقلم|כתב(?:ה)?|كتب(?:ت)?)(?![\\p{L}\\p{N}])[:\\s]+"
                    + "|^(?:view|see|show|read|zeige|mehr|alle)?\\s*(?:all|alle)?\\s*(?:posts?|articles?|stories|beiträge|artikel)\\s+(?:by|of|from|von)\\s+"
                    + "|^(?:by )?(?:author|authors|text|words|autor|autorin|autoren|redaktion|contributor|writer)s?\\s*:\\s*|^(?:author|autor(?:en|in)?)\\s+(?=\\p{Lu})"
                    + "|^(?:more|mehr) (?:from|by|von)\\s+"
                    + "|^about (?:the author:?\\s*)?(?=\\p{Lu})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Where "en" is no place: in Spanish and French it is "in". */
    private static final Pattern DUTCH = Pattern.compile("^(?:geschreven |tekst )?door\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_NAMES = Pattern
            .compile("\\s*[,;|/&•·\\n、，،]\\s*|,?\\s+(?:and|und|et|y|with|mit)\\s+|\\s+(?:e|och|og|i|и)\\s+(?=\\p{Lu}\\S*\\s+\\p{Lu})");
    private static final Pattern BEHIND_NAME = Pattern.compile(
            "\\s+(?-i:en|EN)\\s+.*$|\\s+(?-i:(?:in|at|from|for The)\\s+\\p{Lu}).*$|(?<=\\p{L}\\s\\p{L}[^ ]{0,40})\\s+(?-i:is|was(?! written)|has|writes|covers|ist|war|est|schrijft|è)\\s+.*$|\\s+for\\s+(?:\\S+\\s+){0,2}\\S*(?:online|mail|\\.com|\\.com\\.au|\\.co\\.uk)$|\\s+(?:says|said|sagt|sagte|schreibt|wrote|on behalf of .*|on \\p{Lu}\\p{L}+ \\d.*|am \\d.*|\\d{1,2}[./ ].*)\\s*:?$|\\s+[–—-]\\s.*$|[\\s:*–—-]+$"
                    + "|\\s*©.*$|\\s*(?:(?:medically|fact|expert|clinically)[ -])?(?:reviewed|checked|edited|updated|published|geprüft) (?:by|on|von)\\b.*$"
                    + "|\\s+(?:january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember)\\.?\\s+\\d.*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?:|www\\.");
    private static final Pattern NO_NAME = Pattern.compile(
            ".*(?:https?:|www\\.|@|\\d).*|admin|administrator|editor|guest|unknown|anonymous|staff|redaktion|null|undefined|author|webmaster|follow.*|by|von|and|posted|"
                    + "written by|posted by|name(?:\\s*\\(.*)?|datum:?|quelle:?|share.*|read more.*|view .*|see all.*|archiv anzeigen.*|kontakt|comments?|kommentare?|subscribe.*|gesponserte.*|"
                    + "sponsored.*|(?:member )?log ?in|sign in|bluesky|facebook|twitter|instagram|linkedin|youtube|mastodon|[^\\p{L}]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE = Pattern.compile(
            ".*\\b(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|contributors?|analysts?|producers?|photographers?|redakteur(?:in)?|director|"
                    + "manager|founder|ceo|cto|officer|president|freelance|special to|staff|updated|published|posted|minutes?|min read|ago|articles?|author|autor)\\b.*|.*\\b(?:news|press|agency|radio|tv|television)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RANK = Pattern.compile(
            "(?:correspondent|reporter|editor|writer|columnist|journalist|contributor|analyst|producer|photographer|redakteur(?:in)?|director|manager|founder|co-founder|ceo|cto|"
                    + "senior|junior|former|head|chief|staff|lead|contributing|deputy|assistant|associate|freelance|tech|certified|licensed|professor|winemaker)[.,]?",
            Pattern.CASE_INSENSITIVE);
    /** What says of a person and nothing else: "Peter March", "Di Caelers". */
    private static final Pattern TWO_WORDS = Pattern.compile("(?!(?i:by)\\s)\\p{Lu}[\\p{L}.'’-]*\\s\\p{Lu}[\\p{L}.'’-]+");

    private AuthorNames() {}

    /** As the data of a page give a person's name. */
    static List<String> ofPerson(String name) {
        return TWO_WORDS.matcher(name).matches() && !ROLE.matcher(name).matches() ? List.of(name) : in(List.of(name));
    }

    /** Each once. */
    static List<String> in(List<String> lines) {
        var known = new TreeSet<String>();
        return lines.stream()
                .filter(line -> !ADDRESS.matcher(line).find())
                .map(line -> DUTCH.matcher(line).find() ? line.replace(" en ", " & ") : line)
                .flatMap(line -> split(BEFORE_NAME.matcher(line).replaceFirst("")))
                .filter(name -> known.add(name.toLowerCase(Locale.ROOT)))
                .limit(MAX_AUTHORS)
                .toList();
    }

    /** Without roles, and without a place or agency in one word after a full name ("Ann Lee, Washington"). */
    private static Stream<String> split(String line) {
        var names = BETWEEN_NAMES.splitAsStream(line)
                .map(name -> withoutRole(Words.oneLine(BEHIND_NAME.matcher(BEFORE_NAME.matcher(name).replaceFirst("")).replaceFirst(""))))
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME_CHARACTERS && !NO_NAME.matcher(name).matches())
                .toList();
        var withoutRoles = names.stream().filter(name -> !ROLE.matcher(name).matches()).toList();
        var people = withoutRoles.isEmpty() ? names : withoutRoles;
        var fullNames = people.stream().filter(name -> name.indexOf(' ') > 0).toList();
        return fullNames.isEmpty() ? people.stream() : fullNames.stream();
    }

    /** "Ann Lee Senior Reporter" without what she is. */
    private static String withoutRole(String name) {
        var words = name.split(" ", -1);
        if (RANK.matcher(words[0]).matches()) {
            return name;
        }
        for (var at = 2; at < words.length; at++) {
            if (RANK.matcher(words[at]).matches()) {
                return String.join(" ", Arrays.asList(words).subList(0, at));
            }
        }
        return name;
    }
}
