package news.backstory.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A DNS that knows every name; some it answers as told, the first time so, the next time otherwise. */
final class FakeNames implements NameResolver {

    static final InetAddress A_PUBLIC_ADDRESS = InetAddress.ofLiteral("93.184.216.34");

    private final Map<String, List<List<InetAddress>>> answers = new HashMap<>();
    private final Map<String, AtomicInteger> asked = new HashMap<>();

    /** @param inTurn what it says at the first question, at the second, …; then from the start again */
    FakeNames with(String name, List<List<InetAddress>> inTurn) {
        answers.put(name, inTurn);
        return this;
    }

    @Override
    public synchronized List<InetAddress> resolve(String name) throws UnknownHostException {
        var inTurn = answers.getOrDefault(name, List.of(List.of(A_PUBLIC_ADDRESS)));
        int question = asked.computeIfAbsent(name, _ -> new AtomicInteger()).getAndIncrement();
        var answer = inTurn.get(question % inTurn.size());
        if (answer.isEmpty()) {
            throw new UnknownHostException(name);
        }
        return answer;
    }
}
