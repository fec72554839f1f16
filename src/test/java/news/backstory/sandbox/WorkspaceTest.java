package news.backstory.sandbox;

import static news.backstory.sandbox.Trial.MIA;
import static news.backstory.sandbox.Trial.NEWSROOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

    private final Workspace workspace = new Workspace(() -> Instant.parse("2026-11-24T09:00:00.5Z"));

    @Test
    void there_are_people_channels_and_a_direct_message_for_each_person() {
        assertThat(workspace.people()).extracting(Person::name).containsExactly("mia", "sam", "ana");
        assertThat(workspace.channels()).extracting(Channel::name).containsExactly("newsroom", "world", "local", "sport", "investigations", "mia",
                "sam", "ana");
        assertThat(workspace.channelNamed("sport").orElseThrow().has(workspace.bot().userId())).isFalse();
        assertThat(workspace.directMessage(MIA).orElseThrow().members()).containsExactlyInAnyOrder(MIA, workspace.bot().userId());
    }

    @Test
    void two_messages_at_the_same_moment_have_different_and_rising_ts() {
        var first = workspace.post(NEWSROOM, MIA, Draft.of("a"));
        var second = workspace.post(NEWSROOM, MIA, Draft.of("b"));

        assertThat(first.ts()).isEqualTo("1795510800.500000");
        assertThat(second.ts()).isEqualTo("1795510800.500001");
    }

    @Test
    void listeners_hear_of_changes_in_order_until_they_stop() {
        var heard = new ArrayList<Change>();
        var first = workspace.post(NEWSROOM, MIA, Draft.of("a"));
        try (var _ = workspace.listen(heard::add)) {
            workspace.post(NEWSROOM, MIA, Draft.of("b").inThread(first.ts()));
            workspace.edit(NEWSROOM, first.ts(), Draft.of("c"));
            workspace.join("C0SPORT001", workspace.bot().userId());
        }
        workspace.post(NEWSROOM, MIA, Draft.of("d"));

        assertThat(heard).hasSize(4);
        assertThat(heard.get(0)).isInstanceOfSatisfying(Change.Posted.class, change -> assertThat(change.message().text()).isEqualTo("b"));
        assertThat(heard.get(1)).isInstanceOfSatisfying(Change.Changed.class, change -> assertThat(change.message().replies()).isEqualTo(1));
        assertThat(heard.get(2)).isInstanceOfSatisfying(Change.Changed.class, change -> assertThat(change.message().text()).isEqualTo("c"));
        assertThat(heard.get(3)).isInstanceOfSatisfying(Change.ChannelChanged.class, change -> assertThat(change.channel()).isEqualTo("C0SPORT001"));
    }

    @Test
    void a_deleted_reply_is_not_counted_any_more() {
        var first = workspace.post(NEWSROOM, MIA, Draft.of("a"));
        var reply = workspace.post(NEWSROOM, MIA, Draft.of("b").inThread(first.ts()));

        workspace.delete(NEWSROOM, reply.ts());

        assertThat(workspace.message(NEWSROOM, first.ts()).orElseThrow()).returns(0, Message::replies).returns("", Message::threadTs);
    }

    @Test
    void a_channel_keeps_its_newest_messages() {
        var oldest = workspace.post(NEWSROOM, MIA, Draft.of("a"));
        IntStream.range(0, Messages.MAX_IN_A_CHANNEL - 1).forEach(_ -> workspace.post(NEWSROOM, MIA, Draft.of("x")));
        assertThat(workspace.messages(NEWSROOM)).hasSize(Messages.MAX_IN_A_CHANNEL).contains(oldest);

        workspace.post(NEWSROOM, MIA, Draft.of("b"));

        assertThat(workspace.messages(NEWSROOM)).hasSize(Messages.MAX_IN_A_CHANNEL).doesNotContain(oldest);
    }

    @Test
    void the_workspace_keeps_its_newest_messages() {
        var oldest = workspace.post(NEWSROOM, MIA, Draft.of("a"));
        var rooms = IntStream.range(0, 40).mapToObj(number -> workspace.addChannel("c" + number, Channel.Kind.PUBLIC, true).orElseThrow()).toList();
        IntStream.range(1, Messages.MAX).forEach(number -> workspace.post(rooms.get(number % 40).id(), MIA, Draft.of("x")));
        assertThat(workspace.message(NEWSROOM, oldest.ts())).isPresent();

        workspace.post("C0WORLD001", MIA, Draft.of("b"));

        assertThat(workspace.message(NEWSROOM, oldest.ts())).isEmpty();
    }

    @Test
    void there_is_room_for_so_many_channels() {
        var free = Workspace.MAX_CHANNELS - workspace.channels().size();
        IntStream.range(0, free).forEach(number -> assertThat(workspace.addChannel("c" + number, Channel.Kind.PUBLIC, true)).isPresent());

        assertThat(workspace.addChannel("more", Channel.Kind.PUBLIC, true)).isEmpty();
    }

    @Test
    void there_is_room_for_so_many_listeners() {
        IntStream.range(0, Workspace.MAX_LISTENERS).forEach(_ -> workspace.listen(_ -> {}));

        assertThatThrownBy(() -> workspace.listen(_ -> {})).isInstanceOf(IllegalStateException.class);
    }
}
