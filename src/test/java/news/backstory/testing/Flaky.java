package news.backstory.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Something real that fails on cue, as a store does on a full disk. Any thread may use it. */
public final class Flaky<T> {

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final T proxy;

    public Flaky(Class<T> type, T real) {
        this.proxy = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            if (failsNow(method.getName())) {
                throw new IllegalStateException("disk full");
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    public T get() {
        return proxy;
    }

    /** The next calls of this method fail, and do nothing. */
    public void fail(String method, int times) {
        failures.put(method, times);
    }

    private boolean failsNow(String method) {
        var left = failures.getOrDefault(method, 0);
        return left > 0 && failures.replace(method, left, left - 1);
    }
}
