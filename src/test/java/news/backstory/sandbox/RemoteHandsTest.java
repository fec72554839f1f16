package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteHandsTest {

    private Trial trial;

    @BeforeEach
    void open() throws IOException {
        trial = new Trial();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_person_can_be_moved_from_another_process() {
        var said = Trial.json(post("act", "{'do':'say','person':'" + MIA + "','channel':'" + NEWSROOM + "','text':'@Backstory hi'}"));
        var mention = trial.bot.next().json().path("event").path("ts").asText();
        post("act", "{'do':'command','person':'" + MIA + "','channel':'" + NEWSROOM + "','text':'/news x'}");
        var command = trial.bot.next().form();
        post("act", "{'do':'shortcut','person':'" + MIA + "','channel':'" + NEWSROOM + "','ts':'" + mention + "','action':'similar'}");
        var shortcut = trial.bot.next().payload();
        var reply = post("act", "{'do':'reply','person':'" + MIA + "','channel':'" + NEWSROOM + "','ts':'" + mention + "','text':'there'}");
        var deleted = post("act",
                "{'do':'delete','person':'" + MIA + "','channel':'" + NEWSROOM + "','ts':'" + Trial.json(reply).path("ts").asText() + "'}");

        assertThat(said.path("ts").asText()).isEqualTo(mention);
        assertThat(command).containsEntry("text", "x");
        assertThat(shortcut.path("callback_id").asText()).isEqualTo("similar");
        assertThat(deleted.statusCode()).isEqualTo(200);
    }

    @Test
    void a_button_can_be_pressed_from_another_process() {
        var blocks = "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"go\",\"value\":\"v\",\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}]}]";
        var ts = trial.call("chat.postMessage", Map.of("channel", NEWSROOM, "text", "x", "blocks", blocks)).path("ts").asText();

        post("act", "{'do':'press','person':'" + MIA + "','channel':'" + NEWSROOM + "','ts':'" + ts + "','action':'go','value':'v'}");

        assertThat(trial.bot.next().payload().path("actions").get(0).path("value").asText()).isEqualTo("v");
    }

    @Test
    void what_cannot_be_done_is_said() {
        var answer = post("act", "{'do':'dance','person':'" + MIA + "'}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Trial.json(answer).path("error").asText()).isEqualTo("nobody can dance");
    }

    @Test
    void many_channels_come_at_once() {
        var ids = Trial.json(post("channels", "{'name':'load','count':500,'bot':false}")).path("channels");

        assertThat(ids).hasSize(500);
        assertThat(trial.sandbox.workspace().channel(ids.get(499).asText()).orElseThrow()).returns("load-500", Channel::name)
                .satisfies(channel -> assertThat(channel.has("U0000BOT01")).isFalse());
    }

    @Test
    void the_log_can_be_read_on_from_where_one_was() {
        trial.post(NEWSROOM, "one");
        trial.post(NEWSROOM, "two");

        var all = log("");
        var rest = log("?after=1");

        assertThat(all).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(rest.get(0).path("arguments").path("text").asText()).isEqualTo("two");
        assertThat(rest.get(0).path("outcome").asText()).isEqualTo("ok");
    }

    @Test
    void messages_can_be_read() {
        trial.post(NEWSROOM, "one");

        var messages = Trial.json(trial.get(trial.sandbox.home().resolve("/sandbox/messages?channel=" + NEWSROOM)));

        assertThat(messages.get(0).path("text").asText()).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource({"status, 500, 500", "try_again, 0, 503", "broken_json, 0, 200", "too_fast, 0, 429", "refused, 0, 200"})
    void faults_can_be_planned(String fault, int status, int expected) {
        post("faults", "{'method':'auth.test','calls':1,'fault':'" + fault + "','status':" + status + ",'millis':5000}");

        assertThat(trial.answer("auth.test", Map.of()).statusCode()).isEqualTo(expected);
    }

    @Test
    void the_bot_can_be_said_to_be_elsewhere() {
        post("bot", "{'events':'http://127.0.0.1:1/'}");

        assertThat(trial.sandbox.verifyUrl()).isFalse();
        assertThat(post("bot", "{'events':'ftp://127.0.0.1/'}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Origin: http://evil.example      | 403",
            "Origin: null                     | 403",
            "Sec-Fetch-Site: cross-site       | 403",
            "Sec-Fetch-Site: same-site        | 403",
            "Sec-Fetch-Site: same-origin      | 200",
            "X-Nothing: 1                     | 200"})
    void another_page_in_the_browser_cannot_do_anything_here(String header, int status) throws IOException {
        assertThat(status("POST /sandbox/channels", "127.0.0.1:" + trial.sandbox.home().getPort(), header)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"evil.example, 403", "evil.example:PORT, 403", "127.0.0.1.evil.example, 403", "localhost.evil.example, 403", "@127.0.0.1, 403",
            "127.0.0.1:PORT, 200", "localhost:PORT, 200", "herald.localhost:PORT, 200"})
    void a_name_that_is_not_ours_gets_nothing(String host, int status) throws IOException {
        var named = host.replace("PORT", Integer.toString(trial.sandbox.home().getPort()));

        assertThat(status("GET /sandbox/log", named, "X-Nothing: 1")).isIn(status, status == 403 ? 400 : status);
    }

    private JsonNode log(String query) {
        return Trial.json(trial.get(trial.sandbox.home().resolve("/sandbox/log" + query)));
    }

    private HttpResponse<String> post(String what, String body) {
        return trial.postJson(trial.sandbox.home().resolve("/sandbox/" + what), body.replace('\'', '"'));
    }

    /** By hand: java.net.http does not let us choose the Host. */
    private int status(String request, String host, String header) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), trial.sandbox.home().getPort())) {
            socket.setSoTimeout(10_000);
            var text = request + " HTTP/1.1\r\nHost: " + host + "\r\n" + header
                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return Integer.parseInt(line.substring(9, 12));
        }
    }
}
