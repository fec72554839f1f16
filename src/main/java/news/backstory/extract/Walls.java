package news.backstory.extract;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows what a site shows instead of the page that was asked for, by its words, in the languages that most news is written in. */
final class Walls {

    private static final int MAX_CHARACTERS = 1_500;
    private static final int MAX_CHARACTERS_UNDER_TITLE = 4_000;
    private static final int MAX_PARAGRAPHS = 3;
    private static final int MIN_CHARACTERS_BESIDE_LOGIN = 400;

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
            "access to this page (?:has been|is) denied.*", "verif(?:ying|y) (?:your connection|(?:that )?you are (?:a )?human).*",
            "let.?s confirm you are human.*",
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
            "(?:sorry[,:]? |oops[!.,]? )?(?:the |this |that )?page (?:can(?:.?t|not| not) be found|(?:was |could )?not (?:be )?found|(?:does not|doesn.t) exist|is (?:gone|not available|no longer available)).*",
            ".{0,40}\\b(?:page|article|story) not found", "(?:die )?seite (?:wurde )?nicht gefunden.*",
            "(?:la )?page (?:introuvable|non trouvée|inexistante).*",
            "(?:la )?página no (?:encontrada|existe).*", "(?:la )?pagina non (?:trovata|esiste).*", "página não encontrada.*",
            "pagina niet gevonden.*",
            "sidan (?:kunde inte hittas|hittades inte|finns inte).*", "siden (?:ble|blev|findes) ikke.*", "nie znaleziono strony.*",
            "страница не найдена.*");
    private static final Pattern CLOSED = any(
            "(?:we are |we.re |site |currently )?(?:down|closed|offline) for (?:scheduled )?maintenance.{0,20}",
            "(?:site |website )?(?:is )?(?:under|scheduled|site|website) maintenance.{0,20}", "maintenance(?: mode)?",
            "we.ll be (?:right )?back(?: (?:soon|shortly))?.{0,20}",
            "(?:503 )?service (?:temporarily )?unavailable.{0,20}", "(?:error )?50[0234]\\b.{0,40}", "wartungs(?:arbeiten|modus)",
            "(?:site )?en maintenance",
            "(?:sitio )?en mantenimiento", "(?:sito )?in manutenzione", "(?:site )?em manutenção", "(?:site )?in onderhoud");
    private static final Pattern ABROAD = any(
            "(?:(?:error )?451\\b.{0,3})?unavailable (?:due to|for) legal reasons.{0,20}", "(?:error )?451",
            "(?:this |our )?(?:content|site|website|page|article) is (?:not |un)available in (?:your|this) (?:country|region|location).{0,40}");
    private static final Pattern SAYS_ABROAD = any(
            "from a country belonging to the European Economic Area", "\\bavailable in (?:your|most European) (?:country|region|countries)\\b");
    private static final Pattern AD_BLOCKER = any(
            "(?:please )?(?:turn off|disable|switch off|pause|allow ads|whitelist)\\b.{0,30}\\bad.?block\\w*.{0,20}",
            "ad.?block(?:er)? (?:is )?(?:detected|active|on).{0,20}",
            "(?:bitte )?(?:deaktivieren|schalten) sie (?:ihren |den )?ad.?blocker.{0,20}", "ad.?blocker (?:erkannt|aktiv).{0,20}",
            "(?:veuillez )?désactive[rz] votre bloqueur.{0,40}", "desactiv[ae] (?:tu|su) bloqueador.{0,40}",
            "disattiva (?:il tuo )?ad.?block.{0,20}");
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

    /** The words of a page that does not say that it is an article: a report with a place for a password beside it asks for none. */
    static boolean mayAskForLogin(String headline, String title, List<String> paragraphs) {
        return lengthOf(paragraphs) < MIN_CHARACTERS_BESIDE_LOGIN
                || lengthOf(paragraphs) < MAX_CHARACTERS
                        && Stream.concat(Stream.of(headline, title), paragraphs.stream()).anyMatch(line -> LOGIN.matcher(line).find());
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
        return isNamed(NO_SUCH_PAGE, headline, title, paragraphs)
                || lengthOf(paragraphs) < MAX_CHARACTERS && paragraphs.stream().limit(1).anyMatch(line -> NO_SUCH_PAGE.matcher(line).matches());
    }

    static boolean isClosed(String headline, String title, List<String> paragraphs) {
        return isNamed(CLOSED, headline, title, paragraphs);
    }

    static boolean keepsCountriesOut(String headline, String title, List<String> paragraphs) {
        return isNamed(ABROAD, headline, title, paragraphs)
                || lengthOf(paragraphs) < MAX_CHARACTERS && paragraphs.stream().limit(1).anyMatch(line -> SAYS_ABROAD.matcher(line).find());
    }

    static boolean mindsAdBlockers(String headline, String title, List<String> paragraphs) {
        return isNamed(AD_BLOCKER, headline, title, paragraphs);
    }

    private static boolean isNamed(Pattern names, String headline, String title, List<String> paragraphs) {
        return lengthOf(paragraphs) < MAX_CHARACTERS && (names.matcher(headline).matches() || names.matcher(title).matches());
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
