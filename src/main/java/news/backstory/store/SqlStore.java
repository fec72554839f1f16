package news.backstory.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import news.backstory.article.Articles;
import news.backstory.command.Feedback;
import news.backstory.command.Requests;
import news.backstory.feed.Feeds;
import news.backstory.hub.HubSubscriptions;
import news.backstory.ledger.Outbox;
import news.backstory.story.Stories;
import news.backstory.telling.Books;
import news.backstory.wire.WireItems;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Everything that is kept, in one SQLite file. What a method has returned from is on disk. */
public final class SqlStore implements AutoCloseable {

    private final FileChannel lock;
    private final Writer writer;
    private final Readers readers;
    private final HikariDataSource pool;

    private SqlStore(FileChannel lock, Writer writer, Readers readers, HikariDataSource pool) {
        this.lock = lock;
        this.writer = writer;
        this.readers = readers;
        this.pool = pool;
    }

    /** @param folder is made if it is not there; one process at a time may use it */
    public static SqlStore open(Path folder) throws StoreUnusable {
        var lock = lock(folder);
        try {
            var source = source(folder.resolve("store.db"));
            migrate(source, folder);
            var pool = new HikariDataSource(pool(source));
            return new SqlStore(lock, new Writer(discreet(Jdbi.create(source))), new Readers(discreet(Jdbi.create(pool))), pool);
        } catch (StoreUnusable | RuntimeException unusable) {
            release(lock);
            throw unusable;
        }
    }

    public Articles articles() {
        return new SqlArticles(writer, readers);
    }

    public WireItems wireItems() {
        return new SqlWireItems(writer);
    }

    public Outbox outbox() {
        return new SqlOutbox(writer, readers);
    }

    public Requests requests() {
        return new SqlRequests(writer, readers);
    }

    public Feeds feeds() {
        return new SqlFeeds(writer, readers);
    }

    public HubSubscriptions hubSubscriptions() {
        return new SqlHubSubscriptions(writer, readers);
    }

    public Stories stories() {
        return new SqlStories(writer, readers);
    }

    /** All that is kept about channels. */
    public Books books() {
        return new Books(
                outbox(), new SqlSubscriptions(writer, readers), new SqlArrivals(writer, readers), new SqlTellings(writer, readers),
                new SqlArrangements(writer, readers), new SqlMutes(writer, readers), new SqlDeeds(writer, readers), new SqlTakers(writer));
    }

    public Feedback feedback() {
        return new SqlFeedback(writer, readers);
    }

    /** Whether what is written now reaches the disk: tries it. */
    public boolean canWrite() {
        try {
            writer.write(handle -> handle.execute("INSERT OR REPLACE INTO trial (only, at) VALUES (1, abs(random()))"));
            return true;
        } catch (StoreFault full) {
            return false;
        }
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        pool.close();
        release(lock);
    }

    /** JDBI would write what a failing statement was given into the exception, and so into the log: reply addresses, people's words. */
    private static Jdbi discreet(Jdbi jdbi) {
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    private static FileChannel lock(Path folder) throws StoreUnusable {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = tryLock(channel);
            if (held == null) {
                channel.close();
                throw new StoreUnusable(
                        "Another Backstory is using the data folder " + folder + ": stop it, or set BACKSTORY_DATA to another folder.");
            }
            return channel;
        } catch (IOException notWritable) {
            throw new StoreUnusable("The data folder " + folder + " cannot be read and written: make it a folder of the user that runs Backstory,"
                    + " or set BACKSTORY_DATA to another one.", notWritable);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static SQLiteDataSource source(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What was acknowledged survives a power cut, too.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(2_000);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void migrate(SQLiteDataSource source, Path folder) throws StoreUnusable {
        try {
            var flyway = Flyway.configure(SqlStore.class.getClassLoader()).dataSource(source).locations("classpath:migrations").load();
            // Flyway itself lets a database of a later version pass.
            if (Stream.of(flyway.info().applied()).anyMatch(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS)) {
                throw new StoreUnusable(
                        "The data folder " + folder + " was used by a newer Backstory: start that one, or set BACKSTORY_DATA to another folder.");
            }
            flyway.migrate();
        } catch (FlywayException unusable) {
            throw new StoreUnusable("The data folder " + folder + " holds no database of this Backstory or an older one: " + firstLine(unusable),
                    unusable);
        }
    }

    private static String firstLine(Throwable problem) {
        return String.valueOf(problem.getMessage()).lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()
                .orElse("it cannot be read");
    }

    private static HikariConfig pool(SQLiteDataSource source) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(Readers.COUNT);
        config.setMinimumIdle(1);
        config.setPoolName("store");
        return config;
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException alreadyReleased) {
            // The process is about to let go of it anyway.
        }
    }
}
