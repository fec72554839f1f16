package news.backstory.extract;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lines in the middle of a report that are not of it: "Read more", newsletters, credits, bylines. */
final class Plugs {

    private static final int MAX_CHARACTERS = 300;

    /** Greek; before it is all that is written in Latin letters. */
    private static final char FIRST_OF_OTHER_SCRIPTS = '\u0370';

    private static final Pattern LINE = any(
            "(?:read|see|watch|listen)(?: (?:more|also|next|now))?\\s*[:|].*", "read (?:more|next|also|the full)\\b.*", "(?:also|must) read\\b.*",
            "click here\\b.*",
            "related(?: (?:articles?|stories|story|posts?|news|content|topics|reading|coverage|links?))?\\s*:?.{0,100}",
            "more (?:on|from|stories|in|news)\\b.{0,80}",
            "recommended.{0,60}", "you (?:may|might) (?:also )?(?:like|be interested|enjoy).*", "(?:sign|signing) up\\b.*", "subscribe\\b.*",
            "(?:get|receive) (?:our|the|all|daily|breaking|more)\\b.{0,80}(?:newsletter|inbox|alerts?|updates?|email)\\b.*",
            "follow (?:us|the \\w+|@?\\w+ ?\\w+) on\\b.*", "follow @?\\w+.{0,40}", "like us on\\b.*",
            "join (?:us|our|the (?:conversation|discussion))\\b.*", "share (?:this|on|via)\\b.{0,80}",
            "download (?:our|the) .{0,40}\\bapp\\b.*", "advertisements?", "sponsored(?: content)?", "story continues(?: below)?.*",
            "article continues.*", "continue reading.{0,60}",
            "(?:photo|photograph|image|picture|credit|foto|bild|quelle|source|video)s?(?: credit)?(?: by)?\\s*[:/].{0,150}",
            "(?:©|\\(c\\)|copyright\\b).*",
            "(?:by|von|par|por) (?-i:\\p{Lu}[\\p{L}.'’-]*(?: (?:and|und|et|y|de|van|von|la|del))?,? ?){1,8}(?<!\\.)",
            "(?:last )?(?:updated|published|posted|modified|aktualisiert|veröffentlicht)\\b.{0,60}\\d.{0,40}", "\\d+ min(?:ute)?s? read",
            "comments?(?: \\(?\\d+\\)?)?",
            "leave a (?:comment|reply).*", "your email address will not be published.*",
            "(?:tags?|topics?|categories|filed under|schlagwörter|themen)\\s*:.*", "(?:source|via)\\s*:.{0,80}",
            "(?:mehr zum thema|lesen sie (?:auch|mehr)|lesen sie hier|lire aussi|à lire aussi|leggi anche|lee también|lea también|leia também|lees ook|läs också|das könnte sie auch).*",
            "if you (?:enjoyed|liked|found) this.*", "this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published|posted)\\b.*",
            "disclosure\\s*:.*", "image caption.*", "\\d{1,2}[:.]\\d{2}(?: uhr)?", "[^\\p{L}\\p{N}]+");

    /** What may begin with anything. */
    private static final Phrases IN_LINE = Phrases.of(
            "newsletter", "^.{0,80}\\b(?:our|free|daily|weekly) newsletters?\\b", "all rights reserved", "^.{0,100}all rights reserved");

    /** In the scripts of others; what was learned of pages in ours does not know that these are short for a paragraph, so nothing speaks against them. */
    private static final Pattern IN_OTHER_SCRIPTS = any(
            "(?:читайте|смотрите|слушайте) (?:также|ещё|еще|по теме)(?!\\p{L}).*", "(?:материалы |новости )?по теме\\s*:.{0,150}",
            "(?:материалы|новости) по теме", "подпи(?:сывайтесь|шитесь) на .*", "(?:читайте|дивіться) також(?!\\p{L}).*",
            "підпи(?:суйтесь|шіться) на .*",
            "[【［■▶]?\\s?関連(?:記事|ニュース|リンク)\\s?[】］\\]]?(?:[:：]?.{0,80})", "(?:あわせて|併せて|こちらも)(?:読みたい|お読みください|どうぞ).{0,60}",
            ".{0,20}無断転載.{0,20}禁.{0,15}", ".{0,20}(?:ニュースレター|メルマガ)(?:に|を|の)?(?:登録|購読).{0,20}", "続きを読む.{0,20}",
            "【?(?:相关|延伸|相關|推荐|推薦)(?:阅读|閱讀|新闻|新聞|报道|報導|文章)[】\\]]?(?:\\s*[:：].{0,100})?", "(?:责任)?编辑\\s*[:：].{1,20}", "(?:責任)?編輯\\s*[:：].{1,20}",
            "(?:版权|版權)(?:声明|聲明|所有).{0,80}", "(?:未经|未經)(?:授权|授權|许可|許可).{0,40}", "(?:关注|關注)我们的?.{0,40}",
            "اقرأ(?:وا)? (?:أيض[اً]{1,2}|ايضا|المزيد)(?!\\p{L}).{0,150}", "اشترك(?:وا)? في (?:نشرتنا|النشرة|قناتنا|خدمة).{0,120}",
            "(?:تابعونا|تابعنا) (?:على|عبر).{0,80}",
            "(?:مواضيع|أخبار|مقالات) ذات صلة.{0,80}", "شاهد أيض[اً]{1,2}.{0,150}", "بیشتر بخوانید.{0,150}", "مطالب مرتبط.{0,80}",
            "(?:קראו|קרא|ראו|צפו) (?:גם|עוד)(?!\\p{L}).{0,150}", "להצטרפות ל.{0,80}", "הירשמו ל.{0,80}", "כתבות (?:נוספות|קשורות).{0,60}",
            "עקבו אחרינו.{0,60}",
            "(?:ये|यह) भी (?:पढ़ें|पढ़ें|देखें).{0,150}", "διαβάστε (?:επίσης|ακόμη|ακόμα).{0,150}", "【?관련\\s?(?:기사|뉴스)[\\]】>]?.{0,60}",
            ".{0,20}무단\\s?전재.{0,40}", "อ่าน(?:เพิ่มเติม|ข่าวเพิ่มเติม).{0,100}", "ข่าวที่เกี่ยวข้อง.{0,60}");

    private static final Pattern END = any(
            "related(?: .{0,40})?", "read (?:more|next|also).{0,40}", "more (?:from|on|stories|news|in)\\b.{0,60}", "you (?:may|might) also.{0,40}",
            "recommended.{0,40}", "comments?.{0,20}", "\\d+ comments?",
            "leave a (?:comment|reply).*", "about (?:the )?authors?.{0,60}", "share (?:this|on).{0,40}", "tags?:?", "topics:?",
            "latest (?:news|stories|posts|articles).{0,40}", "most (?:read|popular|viewed).{0,40}",
            "popular.{0,40}", "trending.{0,40}", "sign up.{0,60}", "subscribe.{0,60}", "newsletter.{0,40}", "follow us.{0,40}",
            "join .{0,20}newsletter.{0,20}", "stay (?:connected|informed|up to date).{0,40}",
            "mehr zum thema.{0,40}", "das könnte sie auch.{0,40}", "ähnliche.{0,40}", "kommentare?.{0,30}",
            "weitere (?:artikel|meldungen|nachrichten|themen).{0,40}", "schreib(?:e|en sie)? einen kommentar.{0,20}", "don.t miss.{0,40}",
            "contact(?: us)?", "media contacts?:?", "explore more.{0,40}", "featured.{0,40}", "similar .{0,40}", "what to read next",
            "editor.s picks?", "keep reading.{0,30}", "similar posts", "post navigation", "references", "sources");

    private Plugs() {}

    static boolean isPlug(Block block) {
        var text = block.text();
        return text.length() <= MAX_CHARACTERS && (LINE.matcher(text).matches() || IN_LINE.in(text) || isCertain(block));
    }

    /** Whatever else speaks for it. */
    static boolean isCertain(Block block) {
        var text = block.text();
        return text.length() <= MAX_CHARACTERS && !text.isEmpty() && text.charAt(0) >= FIRST_OF_OTHER_SCRIPTS
                && IN_OTHER_SCRIPTS.matcher(text).matches();
    }

    /** A heading under which nothing more of the report comes, until another heading. */
    static boolean endsReport(Block heading) {
        return heading.text().length() <= MAX_CHARACTERS && END.matcher(heading.text()).matches();
    }

    private static Pattern any(String... lines) {
        return Pattern.compile(String.join("|", Stream.of(lines).map(line -> "(?:" + line + ")").toList()),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
