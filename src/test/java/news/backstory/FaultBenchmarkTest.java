package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import news.backstory.FaultPlan.Fault;
import news.backstory.FaultPlan.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FaultBenchmarkTest {

    /** More of them: {@code ./backstory bench faults}. */
    private static final int RUNS = 2;

    /** Between them they plan a death, cuts before and after, a stall, a 408, a 503 and a token that is revoked. */
    private static final int SEED = 31;

    @Test
    void the_bot_is_killed_and_slack_fails_and_nothing_is_said_twice_or_lost() {
        assertThat(App.run(List.of("bench", "faults", "--runs", String.valueOf(RUNS), "--seed", String.valueOf(SEED)))).isEqualTo(App.OK);
    }

    @Test
    void the_same_seed_plans_the_same_and_every_kind_of_fault_is_planned_by_some() {
        assertThat(FaultPlan.of(7)).isEqualTo(FaultPlan.of(7));

        var faults = LongStream.range(0, 200).mapToObj(FaultPlan::of).peek(plan -> assertThat(plan.faults()).hasSizeBetween(1, 5))
                .flatMap(plan -> plan.faults().stream()).toList();

        assertThat(faults).extracting(Fault::kind).contains(Kind.values());
    }

    @Test
    void a_number_out_of_its_range_is_refused() {
        assertThat(App.run(List.of("bench", "faults", "--runs", "0"))).isEqualTo(App.UNUSABLE);
        assertThat(App.run(List.of("bench", "faults", "--jobs", "3"))).isEqualTo(App.UNUSABLE);
    }
}
