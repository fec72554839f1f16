package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void a_body_is_read_up_to_its_limit_and_one_byte_more() throws IOException {
        assertThat(Body.read(new ByteArrayInputStream(new byte[0]), 100)).isEmpty();
        assertThat(Body.read(new ByteArrayInputStream(new byte[100]), 100)).hasSize(100);
        assertThat(Body.read(new ByteArrayInputStream(new byte[1_000]), 100)).hasSize(101);
        assertThat(Body.read(new ByteArrayInputStream(new byte[50_000]), 40_000)).hasSize(40_001);
        assertThat(Body.read(new ByteArrayInputStream(new byte[50_000]), 60_000)).hasSize(50_000);
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

        assertThat(Body.read(dripping, 5_000)).hasSize(1_000).containsOnly(7);
    }
}
