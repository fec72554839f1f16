package news.backstory.article;

/** Whose article it is: our own, an agency's, or another outlet's. */
public enum Tier {
    OWN, WIRE, OTHER
}
