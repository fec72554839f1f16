package news.backstory.summary;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sentences that stand in a report without being of it, in English, German, French and Spanish. */
final class Notices {

    /** For texts in lower case: quicker by half than patterns that care for no case. */
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL;

    /** Any of them at the beginning of a sentence. Each group is a kind, and in it the languages in the same order. */
    private static final Beginnings AT_THE_START = beginnings(List.of(
            // Where to read on
            List.of("read (?:more|also|next|on|our|the (?:full|rest|original)|all|about|it|this)\\b(?! ?(?:out|aloud))",
                    "(?:see|watch|listen|hear|play|also read|click) ?(?:also|more|here|to|below|the (?:video|moment|trailer|full)|now|[:|])",
                    "(?:watch|listen|video|audio|gallery|in pictures|related|more|live updates?|analysis|opinion|explainer|podcast|poll|quiz|timeline|factbox)\\s?[:|»>]",
                    "more (?:on|from|about|stories|coverage|news) (?:this|the|our|cnn|bbc|in)\\b",
                    "related (?:stories|articles|content|coverage|topics|links)", "don['’]t miss\\b",
                    "for (?:more(?! than)|the latest|all the latest|full|breaking|additional|further)\\b.{0,60}\\b(?:news|coverage|information|stories|details|visit|click|go to|follow|see)",
                    "story continues", "(?:article|text) continues", "scroll (?:down|to)",
                    "(?:tap|click|swipe|press) (?:here|on|to|the|through|left|right)",
                    "lesen sie\\b", "lies (?:auch|hier|mehr)", "mehr (?:zum thema|dazu|infos|informationen|aus der|lesen|nachrichten)",
                    "auch interessant", "siehe auch", "(?:sehen|hören) sie (?:hier|auch|im video|dazu)",
                    "weiter(?:lesen| geht es| zum)", "hier (?:geht es|geht['’]s|können sie|finden sie|lesen|klicken)",
                    "das könnte sie (?:auch )?interessieren", "im video\\s*[:|]",
                    "alle (?:news|informationen|nachrichten|infos|entwicklungen) (?:zu|zum|zur|im|aus|finden)",
                    "(?:à )?lire (?:aussi|également|la suite|plus)", "(?:à )?(?:voir|écouter) (?:aussi|également)",
                    "(?:retrouvez|découvrez|consultez|regardez) (?:ici|aussi|notre|nos|tous?|toutes?|le|la|les|également)",
                    "sur le même (?:sujet|thème)", "cliquez", "pour aller plus loin", "notre dossier",
                    "nos? (?:décryptage|explications|direct)s?\\s?:",
                    "le(?:a|e|er) (?:también|más|además|aquí)", "(?:te|le|les) (?:puede|podría) interesar",
                    "(?:vea|mira|ver|escuche|escucha) (?:también|además|aquí|el video|el vídeo|más)",
                    "más (?:información|noticias|sobre|en)\\b.{0,40}(?::|$|\\.)",
                    "(?:haga|haz|pulse|pincha|pinche|consulta|consulte|conoce|conozca) (?:clic|click|aquí|nuestr|todas?|el|la)",
                    "en (?:este )?video\\s?:", "noticias? relacionadas?", "además\\s?:"),
            // Come to us
            List.of("sign up\\b", "subscribe\\b", "subscribers? (?:can|get|have)", "register (?:now|here|for)",
                    "get (?:the|our|your|all|breaking|more|daily|unlimited|it)\\b.{0,60}\\b(?:newsletter|inbox|app|alerts?|headlines|updates|delivered|stories|news|subscription)",
                    "(?:download|install|try|use) (?:the|our) .{0,30}\\bapps?\\b", "follow (?:live|all|along|the (?:latest|live))\\b",
                    "(?:follow|like|join|find|contact|email|e-mail|call|text|tweet|message|write to|reach|support|tell) (?:us|me|the author|the (?:reporter|writer)|our|@|\\w+ (?:\\w+ )?(?:on (?:twitter|facebook|instagram|x|bluesky|threads|linkedin)|at \\S+@))",
                    "(?:join|become) (?:the conversation|a (?:member|subscriber|supporter))",
                    "share (?:this|your|on)", "add .{3,40} as an interest\\b", "be the first to (?:hear|know|read|get)\\b",
                    "you will receive\\b.{0,40}\\b(?:offers?|emails?|newsletters?|updates)",
                    "by signing up\\b", "we'll (?:be )?(?:cover|explain|bring)(?:ing)? (?:all|you)\\b",
                    "(?:have|do) you (?:been affected|have (?:a|any|information|something)|know|seen|want|think|agree|like|live)",
                    "what do you think", "let us know", "tell us", "got a (?:story|tip|confidential|question)",
                    "if you(?:['’]ve| have| are| or| need| know| want| would| enjoyed| liked)\\b.{0,80}\\b(?:helpline|hotline|samaritans|call|contact|email|e-mail|tip|story|newsletter|support|visit|crisis|affected)",
                    "this newsletter", "our newsletter", "(?:the )?.{0,30}newsletter (?:is|brings|comes|delivers)",
                    "you can (?:follow|find|contact|unsubscribe|read|email|e-mail|listen|watch|sign)", "it['’]s free", "unsubscribe",
                    "on this page you will find", "thank(?:s| you) for (?:reading|signing|subscribing|your)", "[qa]: ",
                    "the following (?:excerpt|article|column|essay|piece|post|text|transcript)\\b", "file (?:photo )?[-–—]",
                    "send (?:us|your|tips|an email)",
                    "(?:email|e-mail|tweet|comment|comments)\\s?:",
                    "(?:jetzt )?(?:abonnieren|bestellen|registrieren|anmelden|testen)\\b",
                    "(?:abonnieren|melden|registrieren|folgen|schreiben|laden|holen|bestellen|besuchen|diskutieren|nutzen|sichern|testen|unterstützen) sie\\b(?! (?:sich|nicht) .{60,})",
                    "folge? uns", "(?:unser|der|mit dem|mit unserem) .{0,30}newsletter", "was (?:denken|meinen|halten) sie",
                    "haben sie (?:fragen|hinweise|anregungen|einen fehler)", "(?:ihnen|dir) (?:hat|gefällt) dieser", "teilen sie",
                    "(?:inscrivez|abonnez|connectez|identifiez|rejoignez|suivez|téléchargez|partagez|recevez|réagissez|écrivez|donnez|soutenez|profitez|créez|testez)(?:-(?:vous|nous|la|le|les))?\\b",
                    "(?:notre|la|cette) newsletter", "toute l['’](?:actualité|info)\\b.{0,60}\\b(?:application|newsletter|sur|mail)",
                    "vous (?:avez|souhaitez|pouvez|êtes) (?:aimé|réagir|témoigner|nous|abonné|retrouver|suivre|une (?:question|information))",
                    "une (?:question|remarque|erreur|information)\\b.{0,60}\\b(?:écrivez|contactez|signalez)", "et vous\\b",
                    "(?:suscr[íi](?:bete|base|bite)|reg[íi]str(?:ate|ese|esé)|s[íi]gue(?:nos|me)?|s[íi]ga(?:nos|me)?|únete|únase|desc[áa]rga(?:te|la|lo)?|descargue|comparte|comparta|recib[ea] (?:nuestr|las|en tu|gratis|cada|todas?|a diario)|apúnt(?:ate|ese|ate))\\b",
                    "(?:nuestr[oa]|el|la|esta) (?:newsletter|boletín)", "inicia sesión",
                    "toda la (?:información|actualidad)\\b.{0,60}\\b(?:app|newsletter|boletín|correo)",
                    "¿(?:tienes?|qué (?:opinas?|te parece)|te (?:ha gustado|gustó)|quieres?|cree usted)", "escríbenos|escríbanos|contáctanos"),
            // Not before you pay, or agree
            List.of("(?:we|this (?:web)?site) uses? cookies",
                    "by (?:continuing|clicking|signing|subscribing|submitting|entering|using)\\b.{0,80}\\b(?:agree|accept|consent|cookies|policy|terms)",
                    "(?:accept|manage|reject) (?:all )?cookies",
                    "this (?:article|story|content|page|video) is (?:only |exclusively )?(?:for|available|reserved|hosted|not available|free|behind)",
                    "to (?:continue|keep) (?:reading|watching|listening|browsing)",
                    "to (?:read|view|see|watch|access|play) (?:this|the (?:full|rest|whole)|our|more|all)\\b",
                    "(?:already|not) a (?:subscriber|member)", "already have an account",
                    "(?:please )?(?:enable|turn on|activate|allow) (?:javascript|cookies|your)", "(?:log|sign) in\\b",
                    "you (?:have|['’]ve) (?:reached|read|\\d+)\\b.{0,40}\\b(?:limit|articles?|free)",
                    "your (?:browser|subscription|privacy|consent|free)",
                    "(?:advertisement|sponsored|promoted|ad feature|paid content)\\s*(?:[:|.]|$)",
                    "we (?:may earn|earn|independently|receive) .{0,60}(?:commission|link)", "unlock (?:this|your|all|full|unlimited)\\b",
                    "(?:privacy policy|cookie policy)\\b",
                    "this (?:article|story|report|post) (?:originally|first)? ?(?:appeared|ran|was (?:first |originally )?published)",
                    "(?:start|try) (?:your|our|for) .{0,20}\\b(?:trial|month|week|free|£|\\$)",
                    "(?:wir|diese (?:web)?seite|unsere) (?:verwende[nt]|nutz(?:en|t)|benutz(?:en|t)) cookies",
                    "(?:dieser|der vollständige|diesen|dieser ganze) (?:artikel|text|beitrag|inhalt)\\b.{0,60}\\b(?:abonnent|plus|abo|registrier|kostenpflichtig|anmelden|exklusiv|bezahl)",
                    "(?:anzeige|werbung)\\s*(?:[:|.]|$)",
                    "sie (?:haben bereits|sind (?:bereits|noch kein)|können diesen|möchten)\\b.{0,60}\\b(?:abo|konto|abonnent|artikel|lesen|weiterlesen)",
                    "um (?:diesen|den|weiter|dieses|das)\\b.{0,60}\\b(?:zu lesen|lesen zu können|anzuzeigen|zu sehen|freischalten)",
                    "an dieser stelle (?:finden|befindet|ist|steht)", "mit (?:ihrer|deiner|der) (?:zustimmung|einwilligung|nutzung|anmeldung)",
                    "bitte (?:aktivieren|schalten|melden|stimmen|loggen)", "externer inhalt", "bereits abonnent",
                    "jetzt (?:weiterlesen|freischalten|kostenlos|im abo|abo)",
                    "(?:nous|ce site|notre site) (?:utilis|dépos)\\p{L}+ (?:des |les )?cookies",
                    "(?:cet article|la suite|ce contenu|l['’]intégralité|la lecture)\\b.{0,60}\\b(?:réservée?s?|abonnés?|payant|bloqué|connecté)",
                    "(?:publicité|contenu sponsorisé|partenaire)\\s*(?:[:|.]|$)", "déjà abonné",
                    "pour (?:lire|continuer|accéder|poursuivre|visualiser|afficher)\\b.{0,80}\\b(?:abonn|connect|cookies|acceptez|suite|compte|contenu)",
                    "il vous reste",
                    "en (?:continuant|cliquant|poursuivant|vous inscrivant|vous abonnant)\\b.{0,80}\\b(?:accept|cookies|conditions|politique)",
                    "article réservé", "offre (?:spéciale|numérique|limitée)",
                    "(?:utilizamos|usamos|este sitio|esta (?:web|página))\\b.{0,30}cookies",
                    "(?:contenido|artículo|noticia) (?:exclusiv|solo|sólo|para|patrocinad|reservad)",
                    "(?:publicidad|anuncio|contenido patrocinado)\\s*(?:[:|.]|$)",
                    "¿(?:ya|aún no) (?:eres|es|tienes)\\b.{0,30}(?:suscriptor|cuenta|suscrito)",
                    "para (?:seguir|continuar|leer|acceder|ver)\\b.{0,60}\\b(?:suscr|regístr|inicia|leyendo|contenido|cookies|cuenta)",
                    "al (?:continuar|hacer clic|suscribirte|registrarte|navegar)\\b.{0,80}\\b(?:acept|cookies|condiciones|política)",
                    "este (?:contenido|artículo) (?:es|está)\\b.{0,40}(?:suscriptor|exclusiv|abonad)"),
            // Notes of the editors
            List.of("\\(?(?:editor['’]?s?['’]?|editors['’]?|author['’]s|publisher['’]s) notes?\\b",
                    "\\(?(?:correction|clarification|update|updated|note|disclaimer|disclosure)s?\\b(?: \\(.{3,40}\\))?\\s?[:—–-]",
                    "\\(?this (?:story|article|post|piece|report|headline|page|version|live blog|file|copy)\\b.{0,20} (?:has been|was|is being|will be|is a|corrects|removes|adds|includes|updates|contains)\\b.{0,60}(?:updat|correct|amend|clarif|edit|chang|remov|add|develop|translat|breaking|version|publish|spell|affiliate|generat|produced)?",
                    "\\(?(?:an|the) (?:earlier|previous|original) version of (?:this|the) (?:story|article|report|headline|caption|post)",
                    "(?:the )?(?:opinions|views)(?: and opinions)? expressed\\b",
                    "(?:this is|it is) (?:a|an) (?:breaking|developing|updated|corrected)\\b.{0,30}(?:story|version)",
                    "(?:names|some names|some details) have been changed",
                    "\\(?(?:anm(?:erkung|\\.)|hinweis|redaktioneller hinweis|korrektur|korrekturhinweis|aktualisierung|transparenzhinweis|update|berichtigung|nota bene)\\b(?: der redaktion| d\\. red\\.?)?\\s?[:—–-]",
                    "(?:dieser|der) (?:artikel|text|beitrag)\\b.{0,20} (?:wurde|erschien|ist (?:zuerst|ursprünglich|am|im))\\b.{0,80}",
                    "in einer (?:früheren|vorherigen|ersten) (?:version|fassung)", "die namen .{0,30}(?:geändert)",
                    "wir (?:berichten|haben (?:den|die|diesen)) .{0,40}(?:nachträglich|korrigiert|zurückhaltend|suizid)",
                    "\\(?(?:ndlr|note de (?:la rédaction|l['’]éditeur)|n\\.?d\\.?l\\.?r\\.?|rectificatif|correction|précision|mise à jour|erratum)\\b(?: du .{3,30})?\\s?[:—–-]",
                    "(?:cet article|ce texte|cette dépêche) (?:a été|est (?:paru|initialement|une)|sera)\\b.{0,80}",
                    "(?:une|dans une) (?:(?:première|précédente) version|version (?:précédente|antérieure|initiale)) d",
                    "les (?:prénoms|noms|propos) (?:ont été|des|tenus)\\b.{0,60}(?:modifiés|changés|engagent)",
                    "\\(?(?:nota (?:del? (?:la )?(?:editor|redacci[óo]n)|aclaratoria|editorial)|correcci[óo]n|rectificaci[óo]n|aclaraci[óo]n|fe de (?:erratas|errores)|actualizaci[óo]n|n\\. ?de la r\\.)\\s?[:—–.-]",
                    "(?:este|esta) (?:artículo|nota|noticia|texto|información) (?:ha sido|fue|se (?:ha actualizado|publicó|actualiz)|está siendo)\\b.{0,80}",
                    "(?:una|en una) versión (?:anterior|previa) de est", "(?:los|sus) nombres? .{0,30}(?:cambiados?|modificados?|ficticios?)"),
            // Who wrote it, when, for whom
            List.of("\\(?(?:additional |with |more )?(?:reporting|writing|editing|compiled|edited|written|graphics?|translation|translated|photography|photos?|story|text|words|words and pictures)(?: and (?:writing|editing|reporting))? by\\b",
                    "\\(?(?:the )?associated press\\b.{0,80}\\b(?:contributed|reported|writers?)",
                    ".{3,160}\\bcontributed (?:to|reporting to|reporting from|reporting|from)\\b(?: (?:this|the) (?:report|story|article))?[^.]{0,60}\\.?\\)?$",
                    "(?:last )?(?:updated?|published|posted|first published|modified)(?: on| at)?\\s?:?\\s?(?:on )?(?:\\d|(?:mon|tue|wed|thu|fri|sat|sun)\\w*,? |(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w* \\d)",
                    "(?:copyright\\s*(?:©|\\(c\\)|\\d|by|:)|©|\\(c\\)\\s)", "all rights reserved", "the-cnn-wire", "our standards\\s?:",
                    "(?:source|credit|via|courtesy|images?|pictures?|photos?|photographs?|video|graphic|file photo|caption|illustration|footage|picture credits?)s?(?: (?:by|credit|courtesy(?: of)?|source|caption))?\\s?[:/|]",
                    "\\(?(?:photo|photograph|picture|image|file photo|ap photo|illustration|getty|reuters|video)s?\\b(?: by| courtesy of|/|:)",
                    "(?:getty images|ap photo|shutterstock|alamy|afp/|reuters/|epa/|pa wire|pa images)", "image (?:caption|source|copyright|credit)",
                    "media (?:caption|playback)",
                    "[\\p{L}.'’ -]{4,40} is (?:an?|the) [^.]{0,60}\\b(?:reporter|correspondent|editor|columnist|contributor|journalist|freelance writer|staff writer|producer)\\b[^.]{0,60}(?:\\.|for|at|with|based)",
                    "(?:pictured|pictures?|seen here|shown here|above|below|left|right|top|bottom|clockwise|from left|background)(?: (?:left|right|above|below|centre|center))?\\s?[:,(]",
                    "\\(?(?:mit (?:material|informationen|agenturmaterial)|quelle|quellen|redaktion|redaktionelle mitarbeit|von unserem|von unserer|bearbeitet von|übersetzung|autor(?:in)?|stand|text|protokoll|mitarbeit|fotos?|bild(?:er|quelle|nachweis|rechte)?|symbol(?:bild|foto)|archiv(?:bild|foto)|grafik|kamera|video|copyright)\\b(?: (?:von|der|des|aus))?\\s?[:/|©]",
                    "\\(?mit (?:material|informationen|agenturmaterial)\\b",
                    "(?:zuletzt )?(?:aktualisiert|veröffentlicht|erstellt|erschienen|publiziert)(?: am| um)?\\s?:?\\s?\\d", "alle rechte vorbehalten",
                    "dpa-infocom", "©", "(?:symbolbild|archivbild|archivfoto|themenbild)\\b",
                    "\\(?(?:avec (?:afp|ap|reuters|agences?|l['’]afp|belga|les agences)|crédits?(?: photos?)?|photos?|photographies?|image|illustration|légende|source|sources|propos recueillis|texte|vidéo|infographie|traduction|copyright|dessin)\\b(?: (?:par|de|d['’]))?\\s?(?:[:/|©.]|$|et )",
                    "propos recueillis", "(?:publié|mis à jour|modifié|posté|créé|actualisé)e?(?: le| à)?\\s?:?\\s?(?:le )?\\d",
                    "tous droits réservés", "(?:le monde|le figaro|libération|franceinfo|ouest-france|20 minutes)(?:,)? avec\\b",
                    "\\(?(?:con (?:información|datos|aportes)|foto(?:s|grafía)?|imagen|crédito|fuente|fuentes|texto|redacción|vídeo|video|infografía|edición|traducción|copyright|pie de foto|archivo)\\b(?: (?:de|por|del))?\\s?(?:[:/|©]|de (?:efe|afp|ap|reuters|archivo|agencias|europa))",
                    "(?:publicad|actualizad|modificad|creado?)[oa]?(?: el| a las)?\\s?:?\\s?(?:el )?\\d", "todos los derechos reservados",
                    "(?:prohibida|queda prohibida) (?:la|su) reproducción", "(?:efe|ep|afp) [a-z/]{2,12}$")));

    /** Wherever they stand. The word is looked for first, since that is quick. */
    private static final List<Plug> PLUGS = List.of(
            new Plug("newsletter", "(?:our|daily|weekly|free|the|unserem|notre) newsletter"), new Plug("boletín", "nuestro boletín"),
            new Plug("click", "click (?:here|below|on the link|the link)"), new Plug("sign up", "sign up (?:for|to) (?:our|the|a|receive)"),
            new Plug("follow", "follow (?:him|her|them|us|me) on (?:twitter|facebook|x|instagram)"),
            new Plug("@", "on (?:twitter|facebook|instagram|x|bluesky) (?:at )?@"),
            new Plug("contributed", "contributed to this (?:report|story|article)"), new Plug("below", "comments? (?:section|box) below"),
            new Plug("scroll", "scroll down for"), new Plug("apply", "terms (?:of (?:use|service)|and conditions) apply"),
            new Plug("images", "getty images"), new Plug("photo", "ap photo"), new Plug("trust", "thomson reuters trust"),
            new Plug("reserved", "all rights reserved"), new Plug("may not be", "may not be (?:published|reproduced|broadcast|rewritten)"),
            new Plug("vorbehalten", "alle rechte vorbehalten"), new Plug("droits", "tous droits réservés"),
            new Plug("derechos", "todos los derechos reservados"), new Plug("prohibida", "prohibida la reproducción"),
            new Plug("confidentialité", "politique de confidentialité"), new Plug("datenschutz", "datenschutzerklärung"),
            new Plug("privacidad", "política de privacidad"), new Plug("privacy", "privacy policy"),
            new Plug("be the first", "be the first to (?:hear|know|read|get)"), new Plug("file photo", "in this .{3,40} file photo"),
            new Plug("you can help", "and you can help(?=\\W*$)"), new Plug("enlace", "en el enlace de la bio"), new Plug("link in", "link in bio"));

    /** A plug, by a word that few other sentences have. */
    private record Plug(String word, Pattern pattern) {

        Plug(String word, String words) {
            this(word, Pattern.compile("\\b(?:" + words + ")\\b", FLAGS));
        }

        boolean isIn(String lower) {
            return lower.contains(word) && pattern.matcher(lower).find();
        }
    }

    /** "Retread: David Cameron in Lanzarote": how a tabloid sets a caption. */
    private static final Pattern LABEL = Pattern.compile(
            "(?!.{0,60}\\b(?:said|says|asked|told|added|wrote|tweeted)\\b)\\p{Lu}[\\p{L}'’-]+(?: [\\p{L}'’-]+){0,4}: +\\p{Lu}.*", Pattern.DOTALL);

    /** A notice is not longer. */
    private static final int LONGEST_PARAGRAPH = 500;
    private static final Pattern CREDITED = Pattern.compile(
            "(?:[./|(] ?(?:Getty(?: Images)?|AP|AP Photo|AFP|Reuters|REUTERS|EPA|dpa|EFE|PA|Alamy|Shutterstock|imago|Photograph: [^.]{3,40})|Getty Images|AP Photo)(?:/[\\p{L} .,]{2,40})?\\)?\\s*$"
                    // JO DOE—Echo staff, (Photo: Screen capture)
                    + "|\\p{Lu}{2,} \\p{Lu}{3,} ?[—–/-] ?\\p{L}[\\p{L} ]{2,30}\\s*$|\\((?:Photo|Image|Picture|Screen(?:shot| ?grab| capture))\\b[^)]{0,60}\\)\\s*$");

    /** "Ann Lee, pictured with the mayor, …", "Ann Lee (pictured) …": how a picture begins to be told. */
    private static final Pattern PICTURED = Pattern.compile("[^,]{3,60}, pictured\\b.*|.*\\(pictured\\b.*", Pattern.DOTALL);

    private static final Pattern CAPITALS = Pattern.compile("[\\p{Lu}\\P{L}]{25,}");
    private static final Pattern PLACED = Pattern.compile(
            "\\((?:pictured|left|right|above|below|centre|center|top|bottom|links|rechts|oben|unten|à gauche|à droite|ci-contre|izquierda|derecha|i\\.|d\\.)(?: [^)]{0,30})?\\)",
            FLAGS);

    private static final String NAME = "\\p{Lu}[\\p{L}.'’-]*(?: (?:de |la |von |van |der |di )?\\p{Lu}[\\p{L}.'’-]*){1,3}";
    private static final Pattern BYLINE = Pattern.compile("(?:By|BY|Von|Par|Por|From|Text:) " + NAME
            + "(?:(?:,? (?:and|und|et|y|for|in|from|für|aus|à|en|de)|,|/|\\|) ?(?:" + NAME
            + "|\\p{Lu}[\\p{L}.-]+|(?:the |our |unsere[mnr] )?[\\p{L} ]{3,40}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Kk]orrespondent(?:in)?|[Rr]edakteur(?:in)?))){0,4}\\.?");

    private Notices() {}

    /** Whether it is a plug, a link, a notice, a note, a credit, a caption or a byline. */
    static boolean is(String sentence) {
        var lower = sentence.toLowerCase(Locale.ROOT);
        return AT_THE_START.of(lower) || PLUGS.stream().anyMatch(plug -> plug.isIn(lower)) || isLabel(sentence)
                || BYLINE.matcher(sentence).matches()
                || CAPITALS.matcher(sentence).matches()
                || lower.contains("pictured") && PICTURED.matcher(sentence).matches()
                || lower.indexOf('(') >= 0 && PLACED.matcher(lower).results().limit(2).count() == 2;
    }

    private static boolean isLabel(String sentence) {
        return sentence.contains(": ") && LABEL.matcher(sentence).matches();
    }

    /** Whether a paragraph is one as a whole: it begins like one, or ends on whose picture it is about. */
    static boolean isParagraph(String paragraph) {
        return paragraph.length() <= LONGEST_PARAGRAPH && (opens(paragraph) || CREDITED.matcher(paragraph).find());
    }

    /** Whether it begins like a notice: what stands behind it in its paragraph then belongs to it. */
    static boolean opens(String sentence) {
        return AT_THE_START.of(sentence.toLowerCase(Locale.ROOT));
    }

    private static Beginnings beginnings(List<List<String>> kinds) {
        return new Beginnings("*•·>|►▶→[«\"“'(-", kinds.stream().flatMap(List::stream).toList(), "", FLAGS);
    }
}
