package news.backstory.trees;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decision trees that were learned from examples and add up to an opinion. Their file has a line a tree: for each fork "number of the feature, limit,
 * where to go if it is at most that, where else", parted by spaces, forks by semicolons; a place below zero is the leaf with the number ~place. After
 * a bar come the leaves' values.
 */
public final class Trees {

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern SEMICOLON = Pattern.compile(";");

    private final List<Tree> trees;

    private Trees(List<Tree> trees) {
        this.trees = trees;
    }

    private record Tree(int[] feature, float[] limit, int[] low, int[] high, float[] leaf) {

        float value(float[] row) {
            var at = 0;
            while (at >= 0) {
                at = row[feature[at]] <= limit[at] ? low[at] : high[at];
            }
            return leaf[~at];
        }
    }

    /** @param lines of such a file */
    public static Trees of(List<String> lines) {
        return new Trees(lines.stream().map(Trees::tree).toList());
    }

    /** @param name of a file in the program, from its root */
    public static Trees load(String name) {
        try (var in = Trees.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + name);
            }
            return new Trees(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().map(Trees::tree).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** From 0 (surely not) to 1 (surely). */
    public double opinion(float[] row) {
        return 1 / (1 + Math.exp(-logOdds(row)));
    }

    /** The same as the logarithm of the odds: 0 for even chances. */
    public double logOdds(float[] row) {
        var sum = 0.0;
        for (var tree : trees) {
            sum += tree.value(row);
        }
        return sum;
    }

    private static Tree tree(String line) {
        var bar = line.indexOf('|');
        var forks = new ArrayList<String[]>();
        SEMICOLON.splitAsStream(line.substring(0, bar)).map(fork -> SPACE.split(fork, -1)).forEach(forks::add);
        var leaves = SPACE.split(line.substring(bar + 1), -1);
        var tree = new Tree(new int[forks.size()], new float[forks.size()], new int[forks.size()], new int[forks.size()], new float[leaves.length]);
        for (var at = 0; at < forks.size(); at++) {
            var fork = forks.get(at);
            tree.feature()[at] = Integer.parseInt(fork[0]);
            tree.limit()[at] = Float.parseFloat(fork[1]);
            tree.low()[at] = Integer.parseInt(fork[2]);
            tree.high()[at] = Integer.parseInt(fork[3]);
        }
        for (var at = 0; at < leaves.length; at++) {
            tree.leaf()[at] = Float.parseFloat(leaves[at]);
        }
        return tree;
    }
}
