package news.backstory.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Terms that are already made, handed to Lucene. */
final class ReadyTokens extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Analysis.Token> tokens;
    private Iterator<Analysis.Token> left;
    private int position = -1;

    ReadyTokens(List<Analysis.Token> tokens) {
        this.tokens = tokens;
        this.left = tokens.iterator();
    }

    @Override
    public void reset() {
        left = tokens.iterator();
        position = -1;
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        var token = left.next();
        clearAttributes();
        term.append(token.term());
        offset.setOffset(token.start(), token.end());
        step.setPositionIncrement(token.position() - position);
        position = token.position();
        return true;
    }
}
