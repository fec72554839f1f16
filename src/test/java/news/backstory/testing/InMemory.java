package news.backstory.testing;
import java.time.Instant; import java.util.*; import java.util.function.Consumer; import news.backstory.article.*; import news.backstory.channel.*; import news.backstory.command.*;
public final class InMemory {
  private final Map<ArticleId, Article> arts = new LinkedHashMap<>(); private final Map<Link, ArticleId> at = new HashMap<>(); private final Map<ArticleId, Instant> readAt = new HashMap<>();
  private final Map<String, Request> reqs = new LinkedHashMap<>(); private final Set<String> known = new HashSet<>(); private final Map<String, Set<ArticleId>> dropped = new HashMap<>();
  private static final class Row { Line line; String state = "P"; Instant notBefore = Instant.MIN; MessageRef ref; Place place; int attempts; int looks; Instant claimed; Instant lookAt; Row(Line l) { line = l; } }
  private final Map<String, Row> rows = new LinkedHashMap<>();
  public Articles articles() { return new Articles() {
    public Optional<Article> find(ArticleId id) { return Optional.ofNullable(arts.get(id)); }
    public Optional<Kept> findAt(Link l) { return Optional.ofNullable(at.get(l)).map(i -> new Kept(arts.get(i), readAt.get(i))); }
    public void save(Article a, Instant r, List<Link> ls) { arts.put(a.id(), a); readAt.put(a.id(), r); ls.forEach(l -> at.put(l, a.id())); }
    public void forEach(Consumer<Article> c) { arts.values().forEach(c); } public int count() { return arts.size(); } }; }
  public Requests requests() { return new Requests() {
    public boolean add(Request r) { if (!known.add(r.key())) { return false; } reqs.put(r.key(), r); return true; } public List<Request> pending(int m) { return reqs.values().stream().limit(m).toList(); }
    public void done(String k, Instant n) { reqs.remove(k); } public void forgetBefore(Instant t) {} public long pendingCount() { return reqs.size(); } }; }
  public Feedback feedback() { return new Feedback() {
    public void judge(ChannelId c, ArticleId of, ArticleId s, Verdict v, PersonId p, Instant i) { var x = dropped.computeIfAbsent(c + "|" + of, k -> new HashSet<>()); if (v == Verdict.DROPPED) { x.add(s); } else { x.remove(s); } }
    public Set<ArticleId> dropped(ChannelId c, ArticleId of) { return dropped.getOrDefault(c + "|" + of, Set.of()); } public void reportWrong(ChannelId c, ArticleId a, PersonId p, Instant i) {} }; }
  public Outbox outbox() { return new Outbox() {
    public synchronized void add(List<Line> ls) { for (var l : ls) { rows.putIfAbsent(l.key(), new Row(l)); } }
    public synchronized List<Planned> due(Instant now, int max) { var out = new ArrayList<Planned>(); var lanes = new HashSet<Object>(); for (var r : rows.values()) { if (!r.state.equals("P") || r.notBefore.isAfter(now)) { continue; } if (!now.isBefore(r.line.staleAt())) { r.state = "N"; continue; } var p = r.line.place(); if (p instanceof Place.Under(var key, _)) { var b = rows.get(key); if (b == null || b.state.equals("N")) { r.state = "N"; continue; } if (b.ref == null) { continue; } p = b.place instanceof Place.InThread t ? t : new Place.InThread(b.ref); } if (out.size() < max && lanes.add(p instanceof Place.Reply x ? x.address() : p instanceof Place.ReplyToAll y ? y.address() : p.channel())) { r.place = p; out.add(new Planned(r.line, p, r.attempts)); } } return out; }
    public synchronized boolean claim(String k, Instant n) { var r = rows.get(k); if (!r.state.equals("P")) { return false; } r.state = "C"; r.claimed = n; r.attempts++; return true; }
    public synchronized void sent(String k, MessageRef m, Instant n) { var r = rows.get(k); r.state = "S"; r.ref = m; } public synchronized void taken(String k, Instant n) { rows.get(k).state = "S"; }
    public synchronized void later(String k, Instant n) { var r = rows.get(k); r.state = "P"; r.notBefore = n; r.looks = 0; } public synchronized void notSent(String k, String w, Instant n) { rows.get(k).state = "N"; }
    public synchronized void replace(String k, List<Line> i, Instant n) { rows.get(k).state = "N"; rows.values().forEach(r -> { if (r.line.place() instanceof Place.Under(var u, _) && u.equals(k)) { r.state = "N"; } }); add(i); }
    public synchronized void unknown(String k, Instant l) { var r = rows.get(k); r.state = "U"; r.lookAt = l; } public synchronized List<Doubtful> doubtful(Instant n, int m) { return rows.values().stream().filter(r -> r.state.equals("U") && !r.lookAt.isAfter(n)).map(r -> new Doubtful(r.line, r.place, r.claimed, r.looks)).toList(); }
    public synchronized void notFoundYet(String k, Instant l) { var r = rows.get(k); r.looks++; r.lookAt = l; } public synchronized int recover(Instant n) { int c = 0; for (var r : rows.values()) { if (r.state.equals("C")) { r.state = "U"; r.lookAt = n; c++; } } return c; }
    public synchronized Optional<MessageRef> messageOf(String k) { return Optional.ofNullable(rows.get(k)).map(r -> r.ref); }
    public synchronized Counts counts() { return new Counts(n("P"), n("C"), n("U"), n("S"), n("N")); } private long n(String s) { return rows.values().stream().filter(r -> r.state.equals(s)).count(); } }; }
}
