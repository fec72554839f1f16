package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WebAddressTest {

    @Test
    void no_character_outside_ascii_turns_into_one_inside() {
        var turned = new ArrayList<String>();

        for (int character = 0x80; character <= Character.MAX_CODE_POINT; character++) {
            String host = "ab" + Character.toString(character) + "cd.org";
            if (WebAddress.parse("http://" + host + "/") instanceof WebAddress.Parsed.Good(WebAddress address)
                    && !address.url().host().matches("xn--[a-z0-9-]+\\.org")) {
                turned.add(Integer.toHexString(character) + " " + address.url().host());
            }
        }

        assertThat(turned).isEmpty();
    }

    @Test
    void the_sharp_s_stays_what_it_is() {
        assertThat(host("https://fa\u00df.de/")).isEqualTo("xn--fa-hia.de");
    }

    @Test
    void capital_letters_and_the_dot_of_the_root_make_no_other_host() {
        assertThat(host("HTTP://WWW.Herald.ORG./")).isEqualTo("www.herald.org");
        assertThat(host("http://M\u00dcNCHEN.de/")).isEqualTo(host("http://mu\u0308nchen.de/")).isEqualTo("xn--mnchen-3ya.de");
    }

    @Test
    void an_address_may_be_as_long_as_the_limit_and_no_longer() {
        String start = "http://herald.org/";

        assertThat(WebAddress.parse(start + "a".repeat(WebAddress.MAX_CHARACTERS - start.length()))).isInstanceOf(WebAddress.Parsed.Good.class);
        assertThat(WebAddress.parse(start + "a".repeat(WebAddress.MAX_CHARACTERS - start.length() + 1))).isInstanceOf(WebAddress.Parsed.Bad.class);
    }

    @Test
    void a_name_may_have_253_characters_and_a_label_63() {
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "a".repeat(61));

        assertThat(longest).hasSize(253);
        assertThat(host("http://" + longest + "/")).isEqualTo(longest);
        assertThat(WebAddress.parse("http://" + longest + "a/")).isInstanceOf(WebAddress.Parsed.Bad.class);
        assertThat(host("http://" + label + ".org/")).isEqualTo(label + ".org");
        assertThat(WebAddress.parse("http://a" + label + ".org/")).isInstanceOf(WebAddress.Parsed.Bad.class);
    }

    @Test
    void limits_check_themselves() {
        var good = Limits.standard();

        assertThat(good.maxBodyBytes()).isEqualTo(2 * 1024 * 1024);
        assertThat(good.whole()).isEqualTo(Duration.ofSeconds(20));
        assertThatThrownBy(() -> good.withMaxBodyBytes(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.withMaxBodyBytes(64 * 1024 * 1024 + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, Duration.ZERO, good.read(), good.whole(), 5, 50, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, good.connect(), good.read(), good.whole(), 5, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Loopback.OpenAt(0, "/")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String host(String address) {
        assertThat(WebAddress.parse(address)).as(address).isInstanceOf(WebAddress.Parsed.Good.class);
        return ((WebAddress.Parsed.Good) WebAddress.parse(address)).address().url().host();
    }
}
