package news.backstory.chooser;

import java.net.URI;

/**
 * Where a language model listens.
 *
 * @param address in full, such as {@code http://127.0.0.1:11434/api/chat}
 * @param model   as the service calls it
 * @param key     empty if none is needed
 */
public record Endpoint(URI address, Manner manner, String model, Key key) {

    /** How it is asked. */
    public enum Manner {
        /** {@code /v1/chat/completions}, as OpenAI and many others have it. */
        OPENAI,
        /** {@code /api/chat} of Ollama. */
        OLLAMA
    }

    /** What proves to the service who asks. */
    public record Key(String secret) {

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    public Endpoint {
        if (model.isBlank() || address.getHost() == null) {
            throw new IllegalArgumentException("a model has a name and an address");
        }
    }
}
