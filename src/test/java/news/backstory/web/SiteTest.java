package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiteTest {

    @Test
    void hosts_below_one_registered_name_have_one_owner() {
        assertThat(Site.isOfSameOwner("feeds.herald.co.uk", "www.herald.co.uk")).isTrue();
        assertThat(Site.isOfSameOwner("herald.example", "herald.example")).isTrue();
        assertThat(Site.isOfSameOwner("192.0.2.1", "192.0.2.1")).isTrue();
    }

    @Test
    void hosts_below_a_name_that_strangers_share_do_not() {
        assertThat(Site.isOfSameOwner("herald.co.uk", "echo.co.uk")).isFalse();
        assertThat(Site.isOfSameOwner("ann.github.io", "bob.github.io")).isFalse();
        assertThat(Site.isOfSameOwner("192.0.2.1", "192.0.2.2")).isFalse();
        assertThat(Site.isOfSameOwner("not a host", "herald.example")).isFalse();
    }
}
