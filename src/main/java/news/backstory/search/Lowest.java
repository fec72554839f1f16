package news.backstory.search;

import java.util.Arrays;

/** The lowest so many different numbers of those it is given. */
final class Lowest {

    private final int max;
    private int[] numbers;
    private int count;

    /** From the first time the store was full, what is above this is not among the lowest. */
    private int limit = Integer.MAX_VALUE;

    Lowest(int max) {
        this.max = max;
        this.numbers = new int[4 * max];
    }

    void add(int number) {
        if (number <= limit) {
            if (count == numbers.length) {
                tidy();
            }
            numbers[count++] = number;
        }
    }

    /** Each once, in rising order. */
    int[] rising() {
        tidy();
        return Arrays.copyOf(numbers, count);
    }

    private void tidy() {
        Arrays.sort(numbers, 0, count);
        var kept = 0;
        for (var i = 0; i < count && kept < max; i++) {
            if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        count = kept;
        if (count == max) {
            limit = numbers[max - 1];
        }
    }
}
