package dev.shopconnector.scenarios;

import dev.shopconnector.flows.RouteFiles;
import dev.shopconnector.flows.RouteProblem;
import dev.shopconnector.flows.RoutesRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code java -jar connector.jar validate routes/}: says whether a connector would take these routes over, without a
 * connector and without a database.
 */
public final class ValidateCommand {
    private static final String USAGE = "Usage: java -jar connector.jar validate <folder of routes>";
    private static final int NO_MISTAKE = 0;
    private static final int MISTAKES = 1;
    private static final int CANNOT_TELL = 2;

    private final PrintStream out;

    public ValidateCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Looks for mistakes and prints each as {@code file:line: words}.
     *
     * @param arguments the folder; {@code routes} without one
     * @return the exit code: 0 when the routes can run, 1 when not, 2 when it could not be found out
     */
    public int run(List<String> arguments) {
        if (arguments.size() > 1) {
            out.println(USAGE);
            return CANNOT_TELL;
        }
        Path folder = Path.of(arguments.isEmpty() ? "routes" : arguments.get(0));
        if (!Files.isDirectory(folder)) {
            out.println("There is no folder " + folder + ". " + USAGE);
            return CANNOT_TELL;
        }
        try {
            RouteFiles files = RouteFiles.read(folder);
            if (files.routes().isEmpty() && files.unreadable().isEmpty()) {
                out.println("There is no *" + RouteSet.ENDING + " in " + folder + ". " + USAGE);
                return CANNOT_TELL;
            }
            validate(files);
            out.println(files.routes().size() + " files of routes, no mistake.");
            return NO_MISTAKE;
        } catch (RoutesRefusedException e) {
            e.problems().forEach(problem -> out.println(said(folder, problem)));
            out.println("These routes cannot run: correct the lines above.");
            return MISTAKES;
        } catch (IOException | RuntimeException e) {
            out.println("The files cannot be read: " + e.getMessage());
            return CANNOT_TELL;
        }
    }

    private static void validate(RouteFiles files) throws IOException, RoutesRefusedException {
        try (Stage stage = Stage.empty(files.parameters(), Map.of())) {
            stage.check().whole(files);
            load(stage, files);
        }
    }

    /** What only Camel knows: options of addresses, and expressions. */
    private static void load(Stage stage, RouteFiles files) throws RoutesRefusedException {
        try {
            stage.load(files);
        } catch (Exception e) {
            throw files.refusedFor(e);
        }
    }

    private static String said(Path folder, RouteProblem problem) {
        return problem.file().isEmpty() ? problem.words() : folder.resolve(problem.place()) + ": " + problem.words();
    }
}
