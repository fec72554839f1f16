package news.backstory.vector;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * all-MiniLM-L6-v2 (Apache-2.0) in its quantised form on onnxruntime. The packaged jar is the model's carrier only: its own wrapper spends twice the time on
 * the same vectors, because its threads spin. 128 pieces are enough, news says first what it is about: docs/why/likeness.md.
 */
public final class SentenceModel implements Encoder {

    static final int MAX_PIECES = 128;
    private static final int DIMENSIONS = 384;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final List<String> vocabulary;
    private final WordPieces pieces;
    private final long begin;
    private final long end;

    public SentenceModel() {
        try (var model = SentenceModel.class.getResourceAsStream("/all-minilm-l6-v2-q.onnx")) {
            if (model == null) {
                throw new IllegalStateException("the sentence model's jar is not on the class path");
            }
            var options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model.readAllBytes(), options);
            // The table was distilled from this model, and knows the same pieces at the same numbers.
            vocabulary = TokenTable.packaged().vocabulary();
            pieces = new WordPieces(vocabulary);
            begin = pieces.number("[CLS]");
            end = pieces.number("[SEP]");
        } catch (IOException | OrtException modelFails) {
            throw new IllegalStateException("the sentence model cannot be loaded", modelFails);
        }
    }

    @Override
    public String name() {
        return "all-MiniLM-L6-v2-q";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public ArticleVector encode(String text) {
        var numbers = pieces.of(text, MAX_PIECES - 2);
        return ArticleVector.of(numbers.length == 0 ? new float[DIMENSIONS] : vector(numbers));
    }

    @Override
    public List<String> vocabulary() {
        return vocabulary;
    }

    /** The mean over all pieces. */
    private float[] vector(int[] numbers) {
        var ids = new long[numbers.length + 2];
        ids[0] = begin;
        for (var i = 0; i < numbers.length; i++) {
            ids[i + 1] = numbers[i];
        }
        ids[ids.length - 1] = end;
        var ones = new long[ids.length];
        Arrays.fill(ones, 1);
        var shape = new long[]{1, ids.length};
        try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                var result = session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return mean(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException modelFails) {
            throw new IllegalStateException("the sentence model fails", modelFails);
        }
    }

    private static float[] mean(float[][] each) {
        var mean = new float[DIMENSIONS];
        for (var piece : each) {
            for (var i = 0; i < DIMENSIONS; i++) {
                mean[i] += piece[i];
            }
        }
        return mean;
    }
}
