package dev.shopconnector;

import dev.shopconnector.scenarios.ScenarioCommand;
import dev.shopconnector.scenarios.ValidateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** What the jar can do instead of running as a connector: the first word after {@code java -jar connector.jar}. */
final class Commands {
    private Commands() {}

    /** The exit code when the arguments are a command, which is done then; empty when the connector is to run. */
    static OptionalInt run(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset());
        Map<String, ToIntFunction<List<String>>> commands =
                Map.of("test", new ScenarioCommand(out)::run, "validate", new ValidateCommand(out)::run);
        if (arguments.length == 0 || !commands.containsKey(arguments[0])) {
            return OptionalInt.empty();
        }
        // Whatever a command has to say it says itself.
        LoggingSystem.get(Commands.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        return OptionalInt.of(
                commands.get(arguments[0]).applyAsInt(List.of(arguments).subList(1, arguments.length)));
    }
}
