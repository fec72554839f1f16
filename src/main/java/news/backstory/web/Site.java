package news.backstory.web;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Whose a host is: by the public suffix list, with its private part, on which strangers have names side by side ({@code ann.github.io}). */
public final class Site {

    private Site() {}

    /** Whether this is an address that we would open, as far as that can be told without asking for the name: never one inside somebody's network. */
    public static boolean mayBePublic(String address) {
        return switch (WebAddress.parse(address)) {
            case WebAddress.Parsed.Bad _ -> false;
            case WebAddress.Parsed.Good(WebAddress(_, Host.Name _)) -> true;
            case WebAddress.Parsed.Good(WebAddress(_, Host.Literal(var numbers))) -> PublicAddresses.contains(numbers);
        };
    }

    /** Whether everything below this host belongs to whoever has the host: not so of {@code co.uk} and {@code blogspot.com}, nor of an address in numbers. */
    public static boolean isOfOneOwner(String host) {
        return ownersDomain(host).isPresent();
    }

    /** Whether two hosts are one, or have one owner: {@code feeds.herald.co.uk} and {@code www.herald.co.uk}, but not two names below {@code github.io}. */
    public static boolean isOfSameOwner(String one, String other) {
        return one.equals(other) || ownersDomain(one).filter(domain -> ownersDomain(other).filter(domain::equals).isPresent()).isPresent();
    }

    private static Optional<String> ownersDomain(String host) {
        return Optional.ofNullable(HttpUrl.parse("https://" + host + "/")).map(HttpUrl::topPrivateDomain);
    }
}
