package news.backstory.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.backstory.article.ArticleId;

/** Stories for as long as the process lasts: for the command line, which keeps nothing, and for tests. */
public final class StoriesInMemory implements Stories {

    private static final Comparator<Member> BY_TIME = Comparator.comparing(Member::published).thenComparing(member -> member.article().value());

    private final Map<ArticleId, StoryId> storyOf = new HashMap<>();
    private final Map<StoryId, List<Member>> members = new LinkedHashMap<>();
    private final Map<StoryId, ArticleId> central = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Long, List<ArticleId>> thereBefore = new HashMap<>();

    @Override
    public synchronized Optional<Story> find(StoryId story) {
        if (!membersOf(story).isEmpty()) {
            return Optional.of(story(story));
        }
        return changes.reversed().stream()
                .filter(change -> change.from().equals(story) && change.kind() == Change.Kind.MERGE && change.standing() == Change.Standing.STANDS)
                .findFirst().flatMap(change -> find(change.to()));
    }

    @Override
    public synchronized Optional<Story> of(ArticleId article) {
        return Optional.ofNullable(storyOf.get(article)).map(this::story);
    }

    @Override
    public synchronized void open(StoryId story, Member first) {
        join(story, first, first.article());
    }

    @Override
    public synchronized void join(StoryId story, Member member, ArticleId newCentral) {
        if (storyOf.putIfAbsent(member.article(), story) == null) {
            members.computeIfAbsent(story, _ -> new ArrayList<>()).add(member);
            central.put(story, newCentral);
        }
    }

    @Override
    public synchronized Optional<Change> merge(StoryId part, StoryId into, String by, Instant at) {
        var moved = idsOf(membersOf(part));
        if (moved.isEmpty() || membersOf(into).isEmpty() || part.equals(into)) {
            return Optional.empty();
        }
        var own = idsOf(membersOf(into));
        move(moved, part, into);
        var merge = recorded(Change.Kind.MERGE, part, into, moved, by, at);
        thereBefore.put(merge.number(), own);
        return Optional.of(merge);
    }

    @Override
    public synchronized Optional<Change> split(StoryId from, List<ArticleId> articles, String by, Instant at) {
        var moved = idsOf(membersOf(from)).stream().filter(articles::contains).toList();
        if (moved.isEmpty() || moved.size() == membersOf(from).size()) {
            return Optional.empty();
        }
        var to = StoryId.splitOff(moved.getFirst(), changes.size() + 1);
        central.put(to, moved.getFirst());
        move(moved, from, to);
        return Optional.of(recorded(Change.Kind.SPLIT, from, to, moved, by, at));
    }

    @Override
    public synchronized Optional<Joint> since(long merge) {
        return standing(merge).filter(change -> change.kind() == Change.Kind.MERGE).map(change -> {
            var own = Objects.requireNonNull(thereBefore.get(merge));
            return new Joint(change, own, idsOf(membersOf(change.to())).stream()
                    .filter(article -> !own.contains(article) && !change.moved().contains(article)).toList());
        });
    }

    @Override
    public synchronized Optional<Change> undo(long number, List<ArticleId> along) {
        return standing(number).filter(
                change -> change.moved().stream().allMatch(article -> of(article).filter(story -> story.id().equals(change.to())).isPresent()))
                .map(change -> {
                    var back = change.undone(along);
                    move(back.moved(), change.to(), change.from());
                    changes.set((int) number - 1, change.undone());
                    return back;
                });
    }

    private Optional<Change> standing(long number) {
        return changes.stream().filter(change -> change.number() == number && change.standing() == Change.Standing.STANDS).findFirst();
    }

    @Override
    public synchronized List<Change> changes(StoryId story) {
        return changes.stream().filter(change -> change.from().equals(story) || change.to().equals(story)).toList();
    }

    @Override
    public synchronized List<Story> between(Instant from, Instant to) {
        return members.keySet().stream().filter(id -> !membersOf(id).isEmpty()).map(this::story)
                .filter(story -> !story.to().isBefore(from) && story.to().isBefore(to))
                .sorted(Comparator.comparing(Story::to).reversed().thenComparing(story -> story.id().value())).toList();
    }

    private List<Member> membersOf(StoryId story) {
        return members.getOrDefault(story, List.of());
    }

    private Story story(StoryId id) {
        var all = membersOf(id).stream().sorted(BY_TIME).toList();
        var ids = idsOf(all);
        var named = Objects.requireNonNull(central.getOrDefault(id, ids.getFirst()));
        var outlets = all.stream().map(Member::outlet).filter(outlet -> !outlet.isBlank()).distinct().toList();
        return new Story(id, ids.contains(named) ? named : ids.getFirst(), all.getFirst().published(), all.getLast().published(), outlets, ids);
    }

    private void move(List<ArticleId> moved, StoryId from, StoryId to) {
        var going = membersOf(from).stream().filter(member -> moved.contains(member.article())).toList();
        membersOf(from).removeAll(going);
        members.computeIfAbsent(to, _ -> new ArrayList<>()).addAll(going);
        going.forEach(member -> storyOf.put(member.article(), to));
    }

    private Change recorded(Change.Kind kind, StoryId from, StoryId to, List<ArticleId> moved, String by, Instant at) {
        var change = new Change(changes.size() + 1L, kind, from, to, moved, by, at, Change.Standing.STANDS);
        changes.add(change);
        return change;
    }

    private static List<ArticleId> idsOf(List<Member> members) {
        return members.stream().sorted(BY_TIME).map(Member::article).toList();
    }
}
