package news.backstory.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import news.backstory.article.Link;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

    private static final Link ADDRESS = new Link("https://echo-example.org/2026/bridge");

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "<aside><figure><img src=/other.jpg></figure></aside>; ''",
            "<figure class=author-photo><img src=/ann.jpg></figure><figure><img src=/b.jpg></figure>; /b.jpg",
            "<article class='post author'><figure><img src=/b.jpg></figure></article>; /b.jpg",
            "<figure><picture><source srcset='/b-1200.jpg 1200w, /b-600.jpg 600w'><img></picture></figure>; /b-1200.jpg",
            "<figure><img srcset='/b-600.jpg 600w, /b-1200.jpg 1200w'></figure>; /b-1200.jpg",
            "<div itemprop=image><meta itemprop=url content=/b.jpg></div>; /b.jpg", "<meta itemprop=image content=/b.jpg>; /b.jpg",
            "<div itemprop=author><meta itemprop=image content=/ann.jpg></div>; ''",
            "<script type=application/ld+json>{'@type':'NewsArticle','thumbnailUrl':'/t.jpg'}</script>; /t.jpg",
            "<script type=application/ld+json>{'@type':'NewsArticle','thumbnailUrl':'/t.jpg'}</script><figure><img src=/b.jpg></figure>; /b.jpg",
            "<meta property=og:image content='/b.jpg?ops=crop|900x600'>; /b.jpg?ops=crop%7C900x600",
            "<meta property=og:image content='/100%-renewable.jpg'>; /100%25-renewable.jpg",
            "<meta property=og:image content='/b[1].jpg'>; /b%5B1%5D.jpg",
            "<base href=https://echo-example.org/img/><figure><img src=b.jpg></figure>; /img/b.jpg"})
    void the_lead_picture_is_found_in_whatever_way_a_page_shows_it(String html, String path) {
        var found = Pictures.of(WebPage.of(WebPage.parse(html, ADDRESS), ADDRESS)).stream().map(picture -> picture.link().text())
                .collect(Collectors.joining());

        assertThat(found).isEqualTo(path.isEmpty() ? "" : "https://echo-example.org" + path);
    }
}
