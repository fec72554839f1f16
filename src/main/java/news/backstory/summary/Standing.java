package news.backstory.summary;

import java.util.regex.Pattern;

/**
 * Whether a sentence can stand without the one before it: one that opens on a pronoun or a connective, or that quotes somebody without saying whom, cannot.
 * English in full, and the openings of German, French, Spanish, Italian, Dutch, Portuguese and Turkish.
 */
final class Standing {

    /** How far a sentence can be shown. */
    enum Verdict {
        /** By itself. */
        ALONE,
        /** Right behind the sentence before it. */
        BEHIND,
        /** Not at all: it asks the reader, says "I", and the reader cannot know who that is, or is a part of a longer quote. */
        NEVER
    }

    private static final String ENGLISH = "en";

    /** Whoever writes; not of "World War I". */
    private static final Pattern I = Pattern.compile(
            "\\b(?:(?<!(?:War|Elizabeth|Charles|James|Francis|Paul|Type|Phase|Part|Class|Division|Title|Formula) )I|me|my|mine|myself)\\b");
    private static final Pattern FIRST_OR_SECOND_PERSON = Pattern.compile("\\b(?:I|me|my|mine|you|You|your|Your|yours|we|We|our|Our|us)\\b");

    /** In the sentence's own words, not in the quoted ones. */
    private static final Pattern SPEAKS = Pattern.compile(
            "\\b(?:said|says|say|saying|told|tells|tell|added|adds|according to|asked|asks|wrote|writes|written|tweeted|posted|explained|explains|admitted|insisted|claimed|claims|stated|states|reported|reports|"
                    + "announced|warned|warns|argued|argues|replied|recalled|described|describes|called|calls|calling|dubbed|known|quoted|quoting|declared|concluded|noted|notes|believes?|read|reads|branded|urged|"
                    + "joked|vowed|revealed|confirmed|denied|agreed|continued|responded|commented|shouted|testified|titled|named|entitled|labell?ed|praised|accused|blamed|demanded|promised|acknowledged|"
                    + "sagte|sagt|erklärte|erklärt|teilte|betonte|schrieb|schreibt|meinte|so|laut|nannte|warnte|forderte|kündigte|berichtete|zitiert|kritisierte|"
                    + "dit|déclaré|déclare|affirmé|affirme|ajouté|ajoute|expliqué|explique|selon|estimé|estime|écrit|annoncé|indiqué|indique|assuré|assure|souligné|souligne|précisé|lancé|confié|jugé|"
                    + "dijo|dice|afirmó|afirma|explicó|explica|según|aseguró|asegura|señaló|añadió|declaró|indicó|destacó|subrayó|escribió|advirtió|agregó|manifestó|ha (?:dicho|afirmado|asegurado|explicado|señalado)|"
                    + "ha detto|dice|ha dichiarato|secondo|zei|zegt|aldus|volgens|disse|afirmou|segundo|explicou|dedi|söyledi|açıkladı)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** He, she, his, her, him before anybody is named: who is it? */
    private static final Pattern WHO = Pattern.compile("\\b(?:he|she|his|her|him|they|their|them)\\b");
    private static final String NAME = "\\b(?!(?:In|On|At|After|Before|When|While|As|For|By|With|During|Since|If|Last|From|Under|To|Until|Once|Although|Though|Despite|Because|Following|Asked|"
            + "Over|Within|Without|Among|About|Around|Between|Now|Today|Yesterday|Tomorrow|Early|Late|Instead|Perhaps|Maybe|Not|What|Where|Why|How|I|We|You|They|He|She|It|There|This|That|These|Those|And|But|So|Then|"
            + "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\\b)"
            + "\\p{Lu}[\\p{L}’'-]+";
    private static final Pattern PROPER = Pattern.compile(NAME);
    private static final Pattern NAMED = Pattern.compile(
            NAME + "|\\b(?:the|a|an|one|two|three|some|many|most|no|every|each|\\d[\\d,.]*) (?:[\\p{L}-]+ ){0,3}[\\p{L}-]+|\\bwho\\b|\\p{Ll}{3}s\\b");

    /** "In an interview on Tuesday, he": the interview is not he. */
    private static final Pattern SETS_THE_SCENE = Pattern
            .compile("(?:In|On|At|After|Before|During|For|From|With|By|Since|Over|Under|Through|Following|Despite|Speaking|Writing|Asked)\\b[^,]*, ");

    /** "Judging by what he wore": no name, though it has a capital. */
    private static final Pattern PARTICIPLE = Pattern
            .compile(
                    "^\\W*\\p{Lu}\\p{Ll}+(?:ing|ed) (?=(?:by|on|in|at|from|to|for|with|of|the|a|an|his|her|their|what|how|about|out|up|under|over)\\b)");

    private static final Pattern THAT = Pattern
            .compile(
                    "\\bthat (?:same )?(?:(?:sort|kind|type) of|day|night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|winter|"
                            + "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\\b");

    /** "The comment above": of what stands elsewhere on the page. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\b(?:(?:comment|chart|table|graphic|map|video|photo|picture|image|list|link|quote|paragraph|example|figure|text|statement|clip|tweet|post|form|box)s?|"
                    + "shown|seen|see|listed|mentioned|noted|described|pictured|quoted) (?:above|below)\\b");
    private static final int LONG_QUOTE_WORDS = 6;
    private static final int MIN_OWN_CHARACTERS = 8;

    private Standing() {}

    static Verdict of(String sentence, String language) {
        return of(sentence, Quotes.in(sentence), language);
    }

    static Verdict of(String sentence, Quotes quotes, String language) {
        if (quotes.open() || asks(sentence) || quotes.own().strip().length() < MIN_OWN_CHARACTERS || pointsElsewhere(quotes.own())
                || language.equals(ENGLISH) && I.matcher(quotes.own()).find()) {
            return Verdict.NEVER;
        }
        if (Openers.pointBack(sentence, language) || quotesNobody(quotes) || needsWho(quotes.own()) || needsWhich(quotes.own())) {
            return Verdict.BEHIND;
        }
        return Verdict.ALONE;
    }

    /** Whether it says who speaks. */
    static boolean namesSpeaker(String sentence) {
        return SPEAKS.matcher(Quotes.in(sentence).own()).find();
    }

    /** Whether somebody is quoted at length, and not said who. */
    static boolean quotesNobody(String sentence) {
        return quotesNobody(Quotes.in(sentence));
    }

    private static boolean quotesNobody(Quotes quotes) {
        return quotes.longest() >= LONG_QUOTE_WORDS && !SPEAKS.matcher(quotes.own()).find();
    }

    /** A question, or a call, to the reader. */
    private static boolean asks(String sentence) {
        return sentence.endsWith("?") || sentence.endsWith("?)") || (sentence.endsWith("!") && FIRST_OR_SECOND_PERSON.matcher(sentence).find());
    }

    private static boolean pointsElsewhere(String own) {
        return (own.contains("above") || own.contains("below")) && ELSEWHERE.matcher(own).find();
    }

    /** "By that day", "that sort of vision": of which the sentence before spoke, unless this one names a day or year first. */
    private static boolean needsWhich(String own) {
        var that = THAT.matcher(own);
        return that.find() && own.substring(0, that.start()).chars().noneMatch(Character::isDigit);
    }

    private static boolean needsWho(String own) {
        var who = WHO.matcher(own);
        if (!who.find()) {
            return false;
        }
        var before = PARTICIPLE.matcher(own.substring(0, who.start())).replaceFirst("");
        return !(SETS_THE_SCENE.matcher(before).matches() ? PROPER : NAMED).matcher(before).find();
    }
}
