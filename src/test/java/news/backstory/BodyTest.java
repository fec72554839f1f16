package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyTest {

    private final Body body = new Body(Body.AT_MOST);

    @Test
    void a_body_is_read_up_to_its_limit_and_one_byte_more() throws IOException {
        assertThat(body.read(new ByteArrayInputStream(new byte[0]), 100)).isEmpty();
        assertThat(body.read(new ByteArrayInputStream(new byte[100]), 100)).hasSize(100);
        assertThat(body.read(new ByteArrayInputStream(new byte[1_000]), 100)).hasSize(101);
        assertThat(body.read(new ByteArrayInputStream(new byte[50_000]), 40_000)).hasSize(40_001);
        assertThat(body.read(new ByteArrayInputStream(new byte[50_000]), 60_000)).hasSize(50_000);
    }

    @Test
    void what_comes_in_pieces_is_one_body() throws IOException {
        var dripping = new InputStream() {
            private int left = 1_000;

            @Override
            public int read() {
                return left-- > 0 ? 7 : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                var next = read();
                if (next < 0) {
                    return -1;
                }
                into[from] = (byte) next;
                return 1;
            }
        };

        assertThat(body.read(dripping, 5_000)).hasSize(1_000).containsOnly(7);
    }

    @Test
    void a_body_that_goes_on_coming_is_broken_off_at_its_time() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                into[from] = 7;
                return 1;
            }
        };

        assertThatThrownBy(() -> new Body(Duration.ofMillis(5)).read(endless, Integer.MAX_VALUE - 1)).isInstanceOf(IOException.class)
                .hasMessageContaining("within PT0.005S");
    }
}
