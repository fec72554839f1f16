package news.backstory.summary;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of words from other articles. Words are stems.
 *
 * @param unknown for words that are in few articles
 */
record WordTable(Map<String, Entry> entries, Entry unknown) {

    private static final int MAX_WORDS = 100_000;

    /**
     * Of one word.
     *
     * @param rarity      how rare it is among articles: the logarithm of articles for each that has it
     * @param inHeadlines how much more, or less, often than others it is in the headline of an article that has it: a logarithm, 0 if unknown
     * @param inSummaries the same for summaries that people wrote
     */
    record Entry(float rarity, float inHeadlines, float inSummaries) {

        private void write(DataOutputStream out) throws IOException {
            out.writeShort(Float.floatToFloat16(rarity));
            out.writeShort(Float.floatToFloat16(inHeadlines));
            out.writeShort(Float.floatToFloat16(inSummaries));
        }

        private static Entry read(DataInputStream in) throws IOException {
            return new Entry(Float.float16ToFloat(in.readShort()), Float.float16ToFloat(in.readShort()), Float.float16ToFloat(in.readShort()));
        }
    }

    WordTable {
        entries = Map.copyOf(entries);
    }

    Entry of(String word) {
        return entries.getOrDefault(word, unknown);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(entries.size());
        unknown.write(out);
        for (var entry : new TreeMap<>(entries).entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    static WordTable read(DataInputStream in) throws IOException {
        var count = in.readInt();
        if (count < 0 || count > MAX_WORDS) {
            throw new IOException("too many words: " + count);
        }
        var unknown = Entry.read(in);
        var entries = new HashMap<String, Entry>();
        for (var i = 0; i < count; i++) {
            entries.put(in.readUTF(), Entry.read(in));
        }
        return new WordTable(entries, unknown);
    }
}
