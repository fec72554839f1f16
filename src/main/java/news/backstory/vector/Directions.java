package news.backstory.vector;

import java.util.List;
import java.util.Random;

/**
 * The directions in which vectors differ most (principal components), from their middle.
 *
 * @param axes each of length 1, at right angles to each other; the one along which they differ most first
 */
record Directions(float[] middle, float[][] axes) {

    /** Enough for the axes that matter to settle. */
    private static final int ROUNDS = 25;

    static Directions of(List<float[]> vectors, int count) {
        var size = vectors.getFirst().length;
        var middle = new float[size];
        for (var vector : vectors) {
            for (var i = 0; i < size; i++) {
                middle[i] += vector[i] / vectors.size();
            }
        }
        var spread = new float[size][size];
        for (var vector : vectors) {
            for (var i = 0; i < size; i++) {
                var mine = vector[i] - middle[i];
                for (var j = 0; j < size; j++) {
                    spread[i][j] += mine * (vector[j] - middle[j]);
                }
            }
        }
        return new Directions(middle, axes(spread, Math.min(count, size)));
    }

    /** The vector along the axes, of length 1. */
    float[] of(float[] vector) {
        var along = new float[axes.length];
        for (var axis = 0; axis < axes.length; axis++) {
            var sum = 0f;
            for (var i = 0; i < vector.length; i++) {
                sum += axes[axis][i] * (vector[i] - middle[i]);
            }
            along[axis] = sum;
        }
        return TableTraining.scaled(along, 1);
    }

    /** Orthogonal iteration: multiply, make right-angled, repeat. */
    private static float[][] axes(float[][] spread, int count) {
        var random = new Random(7);
        var axes = new float[count][spread.length];
        for (var axis : axes) {
            for (var i = 0; i < axis.length; i++) {
                axis[i] = (float) random.nextGaussian();
            }
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var axis = 0; axis < count; axis++) {
                axes[axis] = turned(spread, axes[axis]);
                for (var before = 0; before < axis; before++) {
                    var share = (float) TableTraining.product(axes[axis], axes[before]);
                    for (var i = 0; i < spread.length; i++) {
                        axes[axis][i] -= share * axes[before][i];
                    }
                }
                axes[axis] = TableTraining.scaled(axes[axis], 1);
            }
        }
        return axes;
    }

    private static float[] turned(float[][] by, float[] vector) {
        var turned = new float[vector.length];
        for (var i = 0; i < turned.length; i++) {
            turned[i] = (float) TableTraining.product(by[i], vector);
        }
        return turned;
    }
}
