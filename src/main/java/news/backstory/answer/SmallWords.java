package news.backstory.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words that stand in nearly every text: English, German, French, Spanish, Italian, Dutch. */
final class SmallWords {

    private static final Set<String> ALL = Set.copyOf(
            Arrays.asList(("the and for are but not you all any can had her was one our out has him his how its may new now old see two who did"
                    + " get got let put say she too use that with have this will your from they know want been good much some time very when come here just like long make"
                    + " many more most only over said such take than them well were what which their there about would after also into could other year news today"
                    + " der die das und den dem des ein eine einen einem einer ist sind war nicht mit von auf für aus bei nach sich auch wie noch nur oder dass wird werden"
                    + " les des une est pas pour dans que qui sur par avec son ses aux plus mais ont été cette"
                    + " los las una por con para del que como más pero sus son fue este esta"
                    + " gli una che non per con del della dei sono alla nel anche het een van dat niet met voor zijn aan door")
                    .split(" ")));

    private SmallWords() {}

    /** Whether nothing else is in it. */
    static boolean areAll(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
                .allMatch(word -> word.length() < 3 || ALL.contains(word));
    }
}
