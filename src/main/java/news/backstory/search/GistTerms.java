package news.backstory.search;

import java.nio.ByteBuffer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * A gist's terms, handed to Lucene with how often each counts. Only an article's strongest terms are here, so that the lists that a long question walks stay
 * short even among a million articles.
 */
final class GistTerms extends TokenStream {

    static final FieldType TYPE = type();

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Gist gist;
    private int next;

    GistTerms(Gist gist) {
        this.gist = gist;
    }

    static Term term(int hash) {
        return new Term(Documents.GIST_TERMS, bytes(hash));
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == gist.hashes().length) {
            return false;
        }
        clearAttributes();
        term.setBytesRef(bytes(gist.hashes()[next]));
        frequency.setTermFrequency(Math.max(1, gist.weightedCount(next)));
        next++;
        return true;
    }

    private static BytesRef bytes(int hash) {
        return new BytesRef(ByteBuffer.allocate(Integer.BYTES).putInt(hash).array());
    }

    private static FieldType type() {
        var type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
