package news.backstory.extract;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a report breaks off because only payers may read on, by the words that stand there; and the offer that stands in its place, which is not of it. */
final class PayWall {

    /** An offer is a few lines at the end, each a short one. */
    private static final int MAX_LINES = 8;
    private static final int MAX_LINE_CHARACTERS = 300;
    private static final int MAX_BUTTON_CHARACTERS = 120;

    /** So far behind the report's last line a wall is still its end. */
    private static final int MAX_BEHIND = 4;

    /** What stands nowhere but where reading on costs money. */
    private static final Pattern WALL = any(
            "(?:subscribe|sign up|log ?in|register|become a (?:member|subscriber)|create (?:a|an|your) (?:free )?account)\\b.{0,60}\\b(?:to (?:continue|keep|read|unlock)|full (?:access|article|story))",
            "(?:to )?(?:continue|keep) reading\\b.{0,40}(?:subscri|free trial)", "subscribers?[- ]only (?:article|story|content)",
            "while we verify (?:your )?access",
            "this (?:article|content|story) is (?:for|only|reserved|exclusive)[^.]{0,40}(?:subscribers|members)",
            "(?:jetzt )?(?:weiterlesen|weiter lesen) mit\\b.{0,40}(?:\\+|abo|premium|plus|pur|\\bpro\\b)",
            "(?:nur|exklusiv) für (?:abonnenten|abonnentinnen|mitglieder)",
            "keinen zugang zu diesem artikel",
            "(?:diesen|den (?:ganzen|vollständigen|kompletten)) artikel\\b.{0,60}\\b(?:abo\\b|abonn|freischalten|registrier)",
            "um (?:weiterzulesen|weiter zu lesen|den (?:ganzen )?artikel (?:weiter)?zu ?lesen)",
            "dieser (?:artikel|beitrag|inhalt) ist (?:kostenpflichtig|teil unseres abo|exklusiv)",
            "il vous reste .{1,12}% de cet article", "(?:article|contenu) réservé (?:à nos|aux) abonnés",
            "(?:abonnez-vous|s.abonner|connectez-vous)\\b.{0,60}\\blire (?:la suite|l.article|cet article)",
            "pour lire la suite", "la suite est réservée", "(?:solo|exclusivo) para (?:suscriptores|socios)",
            "suscr[ií]b\\w+\\b.{0,40}\\b(?:para )?(?:seguir|continuar) leyendo",
            "para (?:seguir|continuar) leyendo", "(?:articolo|contenuto) (?:è )?(?:riservato|per)\\b.{0,20}abbonati",
            "per (?:continuare a leggere|leggere (?:tutto )?l.articolo)", "abbonati per\\b",
            "(?:conteúdo|artigo) (?:exclusivo|reservado)\\b.{0,20}assinantes", "para continuar (?:a ler|lendo)",
            "(?:verder lezen|lees verder)\\b.{0,40}(?:abonn|account|premium)",
            "alleen voor abonnees", "(?:för att )?läsa? (?:vidare|hela artikeln)\\b.{0,40}(?:prenumer|logga in)",
            "(?:kun|bare|endast) for (?:abonnenter|abonnementer)",
            "(?:ten )?artykuł (?:dostępny )?(?:jest )?tylko dla (?:prenumeratorów|subskrybentów)");

    /** What stands beside it. */
    private static final Pattern OFFER = any(
            "already (?:a )?(?:subscriber|member|subscribed)\\b", "(?:haben|hast)\\b.{0,20}\\b(?:bereits|schon) ein abo",
            "bereits (?:abonnent|registriert|kunde)", "hier (?:anmelden|einloggen)",
            "(?:jetzt|gratis|kostenlos)\\b.{0,40}\\b(?:testen|abonnieren|lesen)", "testen sie\\b.{0,60}\\b(?:angebot|wochen|monat)",
            "\\bfür \\d+(?:[.,]\\d+)? ?(?:€|euro)", "monatlich kündbar",
            "déjà abonné", "vous êtes (?:déjà )?abonné", "sans engagement", "s.abonner", "abonnez-vous", "ya (?:eres|es) suscriptor", "suscr[ií]bete",
            "sei già abbonato", "già abbonato", "abbonati",
            "já é assinante", "assine (?:já|agora)", "al abonnee", "redan prenumerant", "(?:start|begin|try)\\b.{0,40}\\b(?:free )?trial",
            "(?:subscribe|unlock)\\b", "cancel (?:at )?any ?time",
            "masz już (?:konto|prenumeratę)");

    private PayWall() {}

    /** The report without the offer at its end. */
    static List<String> withoutOffer(List<String> paragraphs) {
        var first = paragraphs.size();
        for (var at = paragraphs.size() - 1; at > 0 && at >= paragraphs.size() - MAX_LINES; at--) {
            var line = paragraphs.get(at);
            if (isWall(line)) {
                first = at;
            } else if (!isOffer(line) && line.length() > MAX_BUTTON_CHARACTERS) {
                break;
            }
        }
        var from = first;
        var behind = paragraphs.subList(from, paragraphs.size());
        return behind.stream().allMatch(line -> isWall(line) || isOffer(line) || line.length() <= MAX_BUTTON_CHARACTERS)
                ? paragraphs.subList(0, from)
                : paragraphs;
    }

    /** Whether a wall stands in the place of what would come next on the page. */
    static boolean standsBehind(List<String> paragraphs, List<Block> page) {
        var last = paragraphs.isEmpty() ? "" : paragraphs.getLast();
        for (var at = page.size() - 1; at >= 0; at--) {
            if (page.get(at).text().equals(last)) {
                return page.subList(at + 1, Math.min(page.size(), at + 1 + MAX_BEHIND)).stream()
                        .anyMatch(block -> isWall(block.text()) && block.owner().closest("a, article article") == null);
            }
        }
        return false;
    }

    private static boolean isWall(String line) {
        return line.length() <= MAX_LINE_CHARACTERS && WALL.matcher(line).find();
    }

    private static boolean isOffer(String line) {
        return line.length() <= MAX_LINE_CHARACTERS && OFFER.matcher(line).find();
    }

    private static Pattern any(String... phrases) {
        return Pattern.compile(Stream.of(phrases).map(phrase -> "(?:" + phrase + ")").collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
