package news.backstory.summary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words at the beginning of a sentence that point back to what stands before it. */
final class Openers {

    private static final Beginnings ENGLISH = opening(
            "he|she|it|they|him|her|hers|his|its|their|theirs|them|this|that|these|those|such|both|neither|either|another|others?|"
                    + "but|and|or|so|yet|nor|however|meanwhile|moreover|furthermore|therefore|thus|hence|also|still|instead|then|additionally|"
                    + "nevertheless|nonetheless|besides|otherwise|afterwards?|later|similarly|likewise|consequently|accordingly|indeed|elsewhere|because|"
                    + "too|plus|though|although it|earlier|previously|finally|ironically|sadly|fortunately|unfortunately|in addition|in contrast|by contrast|in turn|in response|in return|"
                    + "on the other hand|on the contrary|as a result|as such|for example|for instance|in fact|in other words|in short|of course|after all|after that|before that|since then|until then|by then|"
                    + "at the same time|at the time|at that (?:time|point)|in the meantime|even so|even then|that said|what['’]s more|the same|the latter|the former|the others?|the rest|the (?:two|three|four|pair|duo|trio|incident|move|same|figures?|decision|announcement|comments?|remarks?)|"
                    + "(?:one|some|all|many|most|none|two|three|four|five|each|both|half|several|few|much|any|neither|either) of (?:them|those|these|this|that|whom|which)|of (?:those|these|them|that|this)|"
                    + "(?:one|two|three|four|five|six|several|many|some|all|a few|\\d+) (?:others?|more)|here|there|then|"
                    + "(?:because of|despite|after|before|during|following|in|on|at|with|from|for|as|like|under|by|since|amid|given|without) (?:this|that|these|those|it|them)|"
                    + "(?:if|when|while|although|though|because|until|unless|once) (?:it|this|that|these|those)|(?:not )?[\\p{L}-]+ly,? (?:it|this|that|these|those|he|she|they)|"
                    + "(?:for|with|in|at|on|by|from|of|to|under|unlike|despite) (?:his|her|its|their) [^,.;:]{1,40}, (?:this|that|these|those|it|he|she|they)|whatever [^,.;:]{1,40}, (?:it|he|she|they|this|that)|"
                    + "(?:no|yes)(?=,)|well, (?:it|this|that|these|those|he|she|they)|each (?:was|is|has|had|will|would|said|says|ran|of them)|all (?:we|you|they) (?:have|had|need|needed)");

    /** After such a word a subordinate clause or an "it is" may follow that points nowhere; these lists take no chances. */
    private static final Map<String, Beginnings> BY_LANGUAGE = Map.of(
            "en", ENGLISH,
            "de", opening(
                    "er|sie|es|ihm|ihn|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner|dies|diese|dieser|dieses|diesem|diesen|das|jene|jener|jenes|solche|solcher|beide|"
                            + "aber|und|oder|doch|denn|sondern|jedoch|allerdings|dennoch|trotzdem|deshalb|deswegen|daher|darum|somit|also|außerdem|zudem|ferner|darüber hinaus|dagegen|hingegen|"
                            + "dabei|damit|dafür|daran|darauf|daraus|darin|davon|davor|dazu|danach|dann|da|dort|hier|so|auch|ebenso|zugleich|gleichzeitig|inzwischen|unterdessen|mittlerweile|"
                            + "anschließend|später|zuvor|vorher|seitdem|seither|bislang|schließlich|stattdessen|andererseits|einerseits|immerhin|nun|man|derselbe|letztere|letzterer|letzteres"),
            "fr", opening(
                    "il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|celui-là|celle-là|ce|cet|cette|ces|cela|ça|c['’]est|c['’]était|son|sa|ses|leur|leurs|lui|eux|"
                            + "mais|et|ou|or|donc|car|ainsi|pourtant|cependant|toutefois|néanmoins|en revanche|par ailleurs|de plus|en outre|enfin|ensuite|puis|alors|aussi|"
                            + "d['’]ailleurs|en effet|par conséquent|au contraire|malgré (?:cela|tout)|pour autant|de même|là|ici|dès lors|depuis|auparavant|après cela|entre-temps|une autre|un autre|d['’]autres|"
                            + "les deux|tous deux|ce dernier|cette dernière|le même|la même|on|y|en"),
            "es", opening(
                    "él|ella|ellos|ellas|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquel|aquella|aquellos|aquellas|su|sus|le|les|lo|"
                            + "pero|y|e|o|u|sino|mas|sin embargo|no obstante|además|también|tampoco|por (?:eso|ello|esto|tanto|lo tanto|otra parte|otro lado|su parte)|así|asimismo|"
                            + "entonces|luego|después|antes|mientras tanto|en cambio|en consecuencia|de hecho|es decir|ahí|allí|aquí|ambos|ambas|otro|otra|otros|otras|al mismo tiempo|"
                            + "a pesar de (?:ello|eso|esto)|finalmente|por último|desde entonces|hasta entonces|pues|aunque|dicho|dicha|tal|tales|los dos|las dos|el mismo|la misma"),
            "it", opening(
                    "egli|ella|lui|lei|esso|essa|essi|loro|questo|questa|questi|queste|quello|quella|quelli|quelle|ciò|suo|sua|suoi|sue|"
                            + "ma|e|ed|o|però|tuttavia|inoltre|anche|quindi|dunque|perciò|così|infatti|invece|intanto|nel frattempo|poi|dopo|prima|infine|entrambi|entrambe|"
                            + "un altro|un['’]altra|altri|altre|qui|lì|là|allora|eppure|nonostante (?:ciò|questo)|d['’]altra parte|al contrario|da allora|di conseguenza"),
            "nl", opening(
                    "hij|zij|ze|het|hun|zijn|haar|hem|hen|dit|dat|deze|die|zulke|beide|maar|en|of|want|dus|echter|toch|daarom|daardoor|daarnaast|bovendien|ook|"
                            + "daarbij|daarmee|daarna|daarvoor|vervolgens|toen|dan|daar|hier|zo|intussen|ondertussen|inmiddels|tegelijk|tegelijkertijd|later|eerder|sindsdien|"
                            + "uiteindelijk|immers|namelijk|desondanks|niettemin|integendeel|anderzijds|er|ervan|erop"),
            "pt", opening(
                    "ele|ela|eles|elas|este|esta|isto|estes|estas|esse|essa|isso|esses|essas|aquele|aquela|aquilo|seu|sua|seus|suas|"
                            + "mas|e|ou|porém|contudo|todavia|entretanto|no entanto|além (?:disso|disto)|também|assim|portanto|por isso|logo|então|depois|antes|enquanto isso|"
                            + "ainda|aliás|de facto|de fato|por outro lado|em contrapartida|ambos|ambas|outro|outra|outros|outras|ali|lá|aqui|desde então|apesar disso|por fim|finalmente|já"),
            "tr", opening(
                    "o|onun|onu|ona|onlar|onların|bu|bunun|buna|bunu|bunlar|şu|ama|fakat|ancak|ve|veya|ya da|çünkü|ayrıca|bununla birlikte|buna rağmen|bu nedenle|bu yüzden|"
                            + "böylece|öte yandan|diğer yandan|aynı zamanda|daha sonra|sonra|ardından|bu arada|üstelik|hatta|oysa|yine de|kendisi|söz konusu|burada|orada|ikisi|diğeri|diğerleri"));

    /** "The driver", "the \"Scandal\" star": somebody, or something, that was named before. */
    private static final Beginnings NAMED_BEFORE = opening(
            "the (?:(?:[\"“][^\"”]{2,30}[\"”]|\\p{L}+-\\p{L}+|former|veteran|slain|late|young|old|dead|injured|missing|alleged|popular|unnamed) ){0,2}"
                    + "(?:man|woman|men|women|boy|girl|baby|couple|victims?|suspects?|teenager|teen|teens|student|drivers?|officers?|patients?|mother|father|parents|child|children|brothers|sisters|son|daughter|"
                    + "pilot|star|singer|actor|actress|rapper|director|author|comedian|host|player|striker|midfielder|defender|goalkeeper|coach|manager|champion|philanthropist|billionaire|founder|"
                    + "incident|figures?|move|decision|announcement|comments?|remarks?|number|total|report|study|survey|statement|results?|problem|reason|attack|attackers?|gunman|gunmen|crash|accident|"
                    + "deal|plan|proposal|agency|company|group|team|ban|ruling|verdict|footage|letter|discovery|findings|killing|shooting|trial|case|law|bill|measure|\\d+-year-olds?)");

    private Openers() {}

    static boolean pointBack(String sentence, String language) {
        var code = Locale.forLanguageTag(language).getLanguage();
        return Optional.ofNullable(BY_LANGUAGE.get(code)).orElse(ENGLISH).of(sentence);
    }

    /** Whether it opens, in English, on what was most likely named before: not certain enough to forbid it. */
    static boolean nameAgain(String sentence) {
        return NAMED_BEFORE.of(sentence);
    }

    private static Beginnings opening(String words) {
        return new Beginnings("\"“”„«‘'([–—-", Beginnings.ways(words), "(?:['’](?:s|d|ll|re|ve))?(?![\\p{L}\\p{N}'’-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
