package news.backstory;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import news.backstory.workbench.Terminal;
import news.backstory.workbench.Workbench;

/** The verbs of {@code ./backstory}. */
public final class App {

    static final int OK = 0;
    /** What was asked for, or set, cannot be. */
    static final int UNUSABLE = 2;

    private static final String HELP = """
            Backstory, the newsroom's colleague in Slack.

              ./backstory demo               a newsroom and a Slack workspace on this machine, to try it (nothing else needed)
              ./backstory demo --port 8000   the same at another port
              ./backstory serve              the real thing; needs SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET
              ./backstory import             articles in JSON lines from standard input into the archive, while serve does not run
              ./backstory help               this

            For scripts; JSON lines in and out, progress on standard error:

              ./backstory extract            saved pages {"url","file"} become articles
              ./backstory feed               saved feeds {"url","file"} become their entries
              ./backstory opml [FILE]        the feeds in an OPML file; without one, lines of {"url","title"} become such a file
              ./backstory summarise          articles in, sentences of theirs out
              ./backstory similar            articles in, similar ones out: --for ids.txt --count 10
              ./backstory stories            articles in the order of time in, the event of each out

            For measuring and learning again:

              ./backstory measure pages|feeds|sentences FILE     how well pages, feeds and sentences are read
              ./backstory measure summary PAIRS                  summaries against what people wrote
              ./backstory measure similar|stories ARTICLES EVENTS    similar articles and stories against labelled events
              ./backstory measure copies ARTICLES                near copies found, and taken for such
              ./backstory train-summary|train-similar|train-stories|train-pages DIR   learn choosing sentences, ranking, joining, reading pages, again
              ./backstory bench ack          how quickly requests are acknowledged: --rate 200 --seconds 60
              ./backstory bench polls        what it costs to visit feeds: --feeds 500 --rounds 10
              ./backstory bench index        how quickly similar articles are found: --articles 100000
              ./backstory bench faults       what is said twice or lost while the bot is killed and Slack fails: --runs 1000 --seed 0 --jobs 1

            README.md tells how to begin, docs/operating.md has every setting.
            """;

    /** Held, because the JDK's loggers are forgotten with their settings when nobody holds them. */
    private static final Logger LUCENE_START = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private App() {}

    public static void main(String[] args) {
        // It advises a module that the JVM itself warns of at each start: docs/why/start.md.
        LUCENE_START.setLevel(Level.SEVERE);
        var status = run(List.of(args));
        if (status != OK) {
            System.exit(status);
        }
    }

    /** Returns when the verb is done; demo and serve are done when the process is told to stop. */
    static int run(List<String> words) {
        try {
            return carryOut(words);
        } catch (BadOption mistake) {
            System.err.println(mistake.getMessage());
            return UNUSABLE;
        }
    }

    private static int carryOut(List<String> words) {
        var verb = words.isEmpty() ? "help" : words.getFirst();
        var options = Options.of(words.subList(Math.min(1, words.size()), words.size()));
        return switch (verb) {
            case "demo" -> Demo.run(options);
            case "serve" -> Serve.run(options, System.getenv());
            case "bench" -> bench(verb, options);
            case "import" -> Import.run(options, System.getenv(), terminal());
            case "warm-up" -> Demo.warmUp();
            case "help", "--help", "-h" -> help();
            default -> Workbench.run(verb, options.words(), terminal()).orElseGet(() -> unclear("There is no verb \"" + verb + "\"."));
        };
    }

    private static int bench(String verb, Options options) {
        return switch (options.words().isEmpty() ? "" : options.words().getFirst()) {
            case "faults" -> FaultBenchmark.run(options);
            case "polls" -> PollBenchmark.run(options);
            case "index" -> Workbench.run(verb, options.words(), terminal()).orElseThrow();
            case "ack" -> AckBenchmark.run(options);
            default -> unclear("Which benchmark? ack, polls, index or faults.");
        };
    }

    static int unclear(String problem) {
        System.err.println(problem + " ./backstory help lists the verbs.");
        return UNUSABLE;
    }

    /** Lines for a person at a terminal, each of them clear by itself. */
    static int unusable(List<String> problems) {
        problems.forEach(problem -> System.err.println("Backstory cannot start. " + problem));
        return UNUSABLE;
    }

    private static int help() {
        System.out.print(HELP);
        return OK;
    }

    private static Terminal terminal() {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        return new Terminal(System.in, out, System.err, System::nanoTime, InstantSource.system());
    }

    /** What stands behind a verb: {@code --name value} pairs and bare words. */
    record Options(List<String> words) {

        static Options of(List<String> words) {
            return new Options(List.copyOf(words));
        }

        /** The value of {@code --name}, if it is a whole number in this range; {@code otherwise} if it is not given. */
        int number(String name, int otherwise, int least, int most) {
            var at = words.indexOf("--" + name);
            if (at < 0) {
                return otherwise;
            }
            var value = at + 1 < words.size() ? words.get(at + 1) : "";
            if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
                return Integer.parseInt(value);
            }
            throw new BadOption("--" + name + " takes a whole number from " + least + " to " + most + ".");
        }

        /** @throws BadOption if there is any word but these options, each with its value, and these bare words */
        void only(List<String> names, List<String> bare) {
            for (var i = 0; i < words.size(); i++) {
                var word = words.get(i);
                if (word.startsWith("--") && names.contains(word.substring(2))) {
                    i++;
                } else if (!bare.contains(word)) {
                    throw new BadOption("\"" + word + "\" is not an option here" + (names.isEmpty() ? "." : "; there is " + listed(names) + "."));
                }
            }
        }

        private static String listed(List<String> names) {
            return String.join(", ", names.stream().map(name -> "--" + name).toList());
        }
    }

    /** A mistake on the command line; its message is for the person who made it. */
    static final class BadOption extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadOption(String message) {
            super(message);
        }
    }
}
