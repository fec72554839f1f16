package news.backstory.extract;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows what a site shows instead of the page that was asked for, by its words, in the languages that most news is written in. */
final class Walls {

    private static final int MAX_CHARACTERS = 1_500;
    private static final int MAX_CHARACTERS_UNDER_TITLE = 4_000;
    private static final int MAX_PARAGRAPHS = 3;

    /** Of what is taken for a report, this share speaks of consent. */
    private static final double MOST = 0.6;

    private static final Pattern CONSENT_WORD = any(
            "\\b(?:cookies?|consent|einwilligung|zustimm\\w+|datenschutz|privacy (?:choices|settings|policy))\\b");

    /** What no report says, but whoever asks for consent does: "we and our partners", "your consent". */
    private static final Phrases CONSENT = Phrases.of(
            "partner", "\\b(?:we|us) and our (?:\\d+ )?(?:third[- ]party |trusted )?partners",
            "vendors", "\\b(?:we|us) and our (?:\\d+ )?(?:third[- ]party |trusted )?vendors",
            "consent",
            "\\byour (?:cookie )?consent\\b|\\b(?:votre|vos) consentement\\b|\\b(?:su|tu) consentimiento\\b|\\b(?:seu|teu) consentimento\\b",
            "settings", "\\b(?:cookie|consent|privacy) settings\\b",
            "preferences", "\\b(?:cookie|consent|privacy) preferences\\b",
            "choice", "\\b(?:cookie|consent|privacy) choices\\b",
            "accept ", "\\baccept (?:all|cookies)\\b",
            "information on ", "\\b(?:store|access)\\b.{0,20}\\binformation on (?:a|your) device",
            "you can ", "\\byou can (?:withdraw|refuse|change)\\b.{0,40}\\b(?:consent|choice)",
            "cookie", "\\b(?:we|this (?:web)?site) uses? cookies\\b|\\bohne (?:werbung und )?cookies\\b"
                    + "|\\b(?:unser\\w* (?:web)?(?:angebot|site)\\w*|wir)\\b.{0,80}\\bcookies\\b|\\bnotre politique de cookies\\b"
                    + "|\\b(?:ce site|nous) utilis\\w+.{0,30}\\bcookies\\b|\\b(?:nuestra|la) política de cookies\\b|\\butiliza\\w*\\b.{0,30}\\bcookies\\b"
                    + "|\\butilizz\\w+.{0,30}\\bcookie\\b|\\bpolítica de cookies\\b|\\bgebruik\\w*\\b.{0,30}\\bcookies\\b"
                    + "|\\b(?:använder|bruker|bruger)\\b.{0,30}\\bcookies\\b|\\bplik\\w* cookie",
            "tracking", "\\bwerbetracking\\b|\\bwerbung und tracking\\b|\\bohne (?:werbung und )?tracking\\b",
            "wir und unsere ", "\\bwir und unsere (?:\\d+ )?partner\\b",
            "zustimmung", "\\b(?:ihre|deine|ihrer|deiner) zustimmung\\b",
            "einwilligung", "\\b(?:ihre|deine|ihrer|deiner) einwilligung\\b",
            "daten", "\\b(?:ihre|deine|ihrer|deiner) daten\\b|\\b(?:unserer?|der) datenschutzerklärung\\b",
            "abo", "\\bpur-?abo\\b",
            "partenaires", "\\bnos (?:\\d+ )?partenaires\\b",
            "accord", "\\b(?:votre|vos) accord\\b",
            "choix en mati", "\\b(?:votre|vos) choix en matière\\b",
            "confidentialit", "\\bnotre politique de confidentialité\\b",
            "personnalis", "\\bpublicités? et contenus? personnalisés?\\b",
            "tout accepter", "\\btout accepter\\b",
            "socios", "\\bnuestros (?:\\d+ )?socios\\b",
            "privaci", "\\b(?:nuestra|la) política de privacidad\\b|\\bpolítica de privacidade\\b",
            "nostri ", "\\bnostri (?:\\d+ )?partner\\b",
            "consenso", "\\b(?:tuo|suo|vostro) consenso\\b",
            "parceiros", "\\bnossos (?:\\d+ )?parceiros\\b",
            "onze ", "\\bonze (?:\\d+ )?partners\\b",
            "toestemming", "\\b(?:je|jouw|uw) toestemming\\b",
            " partner", "\\b(?:våra|våre|vores) (?:\\d+ )?partner|\\bnas(?:i|zymi) (?:zaufani )?partner",
            "dit", "\\bdit(?:t)? sam(?:tycke|tykke)\\b",
            "kakor", "\\b(?:använder|bruker|bruger)\\b.{0,30}\\bkakor\\b",
            "informasjonskapsler", "\\b(?:använder|bruker|bruger)\\b.{0,30}\\binformasjonskapsler\\b",
            "zgod", "\\b(?:twoj|pańsk)\\w+ zgod");
    private static final Pattern CONSENT_TITLE = any(
            "before you continue.*", "(?:we (?:value|respect|care about) )?your (?:data,? )?(?:privacy|data)(?: (?:choices|matters|is important.*))?",
            "(?:weiterlesen|weiter|lesen) mit werbung.*", "(?:wir brauchen|wir benötigen) (?:ihre|deine) (?:zustimmung|einwilligung).*",
            "bevor sie (?:fortfahren|weiterlesen).*",
            "(?:ihre|deine) (?:privatsphäre|daten)\\b.*", ".{0,40}\\bohne tracking lesen.*", "(?:le respect de )?votre vie privée.*",
            "(?:su|tu) privacidad.*",
            "valoramos (?:su|tu) privacidad.*", "(?:il rispetto della |teniamo alla )?(?:la )?(?:tua|vostra) privacy.*", "(?:a )?sua privacidade.*",
            "(?:jouw|uw|je) privacy.*",
            "(?:vi värnar om )?din integritet.*", "szanujemy (?:twoją|państwa) prywatność.*", "cookie(?:s| (?:settings|consent|notice))",
            "(?:zeitung|.{0,30}) \\| einwilligung");
    private static final Pattern LOGIN = any(
            "\\b(?:sign|log) ?in\\b", "\\b(?:create|register for) (?:a|an|your) (?:free )?account\\b", "\\b(?:anmelden|einloggen|registrieren)\\b",
            "\\bse connecter\\b",
            "\\bconnectez-vous\\b", "\\binici[ae]r? sesión\\b", "\\bacced[ei]\\b", "\\biniciar sessão\\b",
            "\\b(?:log in|inloggen|logga in|logg inn|log ind)\\b", "\\bzaloguj\\b");
    private static final Pattern BOT_TITLE = any(
            "just a moment.*", "attention required.*", "access denied.*", "are you a robot.*", "please verify you are (?:a )?human.*",
            "security check.*",
            "pardon our interruption.*", "(?:nur )?einen moment.*", "un instant.*", "un momento.*", "um momento.*",
            "(?:even|een) (?:geduld|ogenblik).*", "ett ögonblick.*",
            "bot (?:verification|check).*", "human verification.*", "robot or human.*", "captcha.*", "ddos-guard.*", "checking your browser.*",
            "zugriff verweigert.*", "accès refusé.*", "acceso denegado.*", "accesso negato.*");

    /** For titles that a report may have, too. */
    private static final Pattern BOT_WORDS = any(
            "\\bray id\\b", "\\bcloudflare\\b", "\\bcaptcha\\b", "\\b(?:your|ihr|votre|su|tu|il tuo|seu|je|uw) (?:browser|navigat\\w+)\\b",
            "\\b(?:connection|connexion) .{0,20}sec?ur",
            "\\bverbindung\\b.{0,20}\\b(?:sicher|prüfen)", "\\brobots?\\b", "\\bnot a (?:ro)?bot\\b", "\\bpermission to access\\b",
            "\\b(?:javascript|cookies)\\b", "\\bhuman\\b",
            "\\bconexión\\b.{0,20}\\bsegur", "\\bconnessione\\b.{0,20}\\bsicur", "\\bunusual (?:traffic|activity)\\b");
    private static final Pattern NO_SUCH_PAGE = any(
            "(?:error |fehler |erreur )?404\\b.*",
            "(?:sorry[,:]? |oops[!.,]? )?(?:the |this )?page (?:(?:was |could )?not (?:be )?found|(?:does not|doesn.t) exist|is (?:gone|not available|no longer available)).*",
            ".{0,40}\\b(?:page|article|story) not found", "(?:die )?seite (?:wurde )?nicht gefunden.*",
            "(?:la )?page (?:introuvable|non trouvée|inexistante).*",
            "(?:la )?página no (?:encontrada|existe).*", "(?:la )?pagina non (?:trovata|esiste).*", "página não encontrada.*",
            "pagina niet gevonden.*",
            "sidan (?:kunde inte hittas|hittades inte|finns inte).*", "siden (?:ble|blev|findes) ikke.*", "nie znaleziono strony.*",
            "страница не найдена.*");
    private static final Pattern TERMS = any(
            "(?:our )?terms(?: (?:and|&) conditions| of (?:use|service)|)(?: of .{0,40})?",
            "(?:our )?(?:privacy|cookie|cookies) (?:policy|notice|statement)(?: of .{0,40})?", "impressum", "agb",
            "(?:allgemeine )?(?:geschäfts|nutzungs)bedingungen", "datenschutz(?:erklärung|hinweise|bestimmungen)?", "mentions légales",
            "conditions générales(?: .{0,40})?",
            "politique de (?:confidentialité|cookies)", "aviso legal", "(?:términos|condiciones)(?: y condiciones)?(?: de uso)?",
            "política de (?:privacidad|cookies|privacidade)",
            "termini e condizioni", "informativa sulla privacy", "termos (?:de uso|e condições)", "algemene voorwaarden",
            "privacy(?:beleid|verklaring|statement)", "integritetspolicy",
            "allmänna villkor", "regulamin", "polityka prywatności");

    private Walls() {}

    static boolean asksForConsent(String headline, String title, List<String> paragraphs) {
        var characters = lengthOf(paragraphs);
        var speaking = paragraphs.stream().filter(paragraph -> CONSENT.in(paragraph)).toList();
        if (CONSENT_TITLE.matcher(headline).matches() || CONSENT_TITLE.matcher(title).matches()) {
            return characters < MAX_CHARACTERS_UNDER_TITLE && (paragraphs.isEmpty() || !speaking.isEmpty());
        }
        return !speaking.isEmpty() && lengthOf(speaking) >= MOST * characters
                || paragraphs.size() <= MAX_PARAGRAPHS && characters < MAX_CHARACTERS && !speaking.isEmpty()
                        && paragraphs.stream().filter(paragraph -> CONSENT_WORD.matcher(paragraph).find()).count() * 2 >= paragraphs.size();
    }

    /** The words of a page that has a place for a password. */
    static boolean asksForLogin(List<String> paragraphs) {
        return lengthOf(paragraphs) < MAX_CHARACTERS
                && paragraphs.stream().filter(paragraph -> LOGIN.matcher(paragraph).find()).count() * 2 >= paragraphs.size();
    }

    /** @param text of the whole page, which is only asked for if the title raises the question */
    static boolean keepsRobotsOut(String title, Supplier<String> text, List<String> paragraphs) {
        return BOT_TITLE.matcher(title).matches() && lengthOf(paragraphs) < MAX_CHARACTERS
                && saysSo(text.get());
    }

    private static boolean saysSo(String text) {
        return text.length() < MAX_CHARACTERS || BOT_WORDS.matcher(Words.cut(text, MAX_CHARACTERS)).find();
    }

    static boolean saysThereIsNoSuchPage(String headline, String title, List<String> paragraphs) {
        return lengthOf(paragraphs) < MAX_CHARACTERS && (NO_SUCH_PAGE.matcher(headline).matches() || NO_SUCH_PAGE.matcher(title).matches());
    }

    static boolean holdsTerms(String headline) {
        return TERMS.matcher(headline).matches();
    }

    private static int lengthOf(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).sum();
    }

    private static Pattern any(String... phrases) {
        return Pattern.compile(List.of(phrases).stream().map(phrase -> "(?:" + phrase + ")").collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
