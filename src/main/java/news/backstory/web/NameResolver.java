package news.backstory.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks the DNS. */
@FunctionalInterface
public interface NameResolver {

    /**
     * @param name in ASCII and lower case, no dot at the end, never an address
     * @return all addresses of all families, at least one
     * @throws UnknownHostException there is no such name, or nobody answered
     */
    List<InetAddress> resolve(String name) throws UnknownHostException;
}
