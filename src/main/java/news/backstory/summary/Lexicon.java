package news.backstory.summary;

/** What is known of words from other articles. Words are stems. */
interface Lexicon {

    /** How rare it is among articles: the logarithm of articles for each that has it. */
    float rarity(String word);

    /** How much more, or less, often than others it is in the headline of an article that has it: a logarithm, 0 if unknown. */
    float inHeadlines(String word);

    /** The same for summaries that people wrote. */
    float inSummaries(String word);
}
