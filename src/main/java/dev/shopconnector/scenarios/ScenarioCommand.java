package dev.shopconnector.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code java -jar connector.jar test routes/}: plays the scenarios of a folder and says what is not as expected. */
public final class ScenarioCommand {
    private static final int AS_EXPECTED = 0;
    private static final int NOT_AS_EXPECTED = 1;
    private static final int CANNOT_PLAY = 2;

    private final PrintStream out;

    public ScenarioCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Plays them all.
     *
     * @param arguments the folder; {@code routes} without one
     * @return the exit code: 0 when all is as expected, 1 when not, 2 when it could not be found out
     */
    public int run(List<String> arguments) {
        Path folder = Path.of(arguments.isEmpty() ? "routes" : arguments.get(0));
        if (arguments.size() > 1) {
            out.println("Usage: java -jar connector.jar test <folder of routes>");
            return CANNOT_PLAY;
        }
        if (!Files.isDirectory(folder)) {
            out.println("There is no folder " + folder + ". Usage: java -jar connector.jar test <folder of routes>");
            return CANNOT_PLAY;
        }
        try (Scenarios scenarios = Scenarios.read(folder)) {
            return play(scenarios);
        } catch (ScenarioMistakeException e) {
            e.mistakes().forEach(out::println);
            out.println("Nothing was played: correct the lines above.");
        } catch (IOException e) {
            out.println("The files cannot be read: " + e.getMessage());
        } catch (Exception e) {
            out.println("The routes cannot be loaded: " + causes(e));
        }
        return CANNOT_PLAY;
    }

    private int play(Scenarios scenarios) throws Exception {
        int failed = 0;
        for (Scenario scenario : scenarios.all()) {
            Played played = scenarios.play(scenario);
            if (!played.isAsExpected()) {
                failed++;
                out.println(scenario);
                played.differences().forEach(difference -> out.println("  " + difference));
            }
        }
        scenarios.filesWithoutScenarios().forEach(file -> out.println("No scenarios stand beside " + file + "."));
        scenarios
                .branchesNotTaken()
                .forEach((file, branches) -> out.println(
                        "No scenario takes these branches of " + file + ": " + String.join(", ", branches)));
        out.println(scenarios.all().size() + " scenarios, " + failed + " not as expected.");
        return failed == 0 ? AS_EXPECTED : NOT_AS_EXPECTED;
    }

    private static String causes(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (words.indexOf(said) < 0) {
                words.append(words.isEmpty() ? "" : "; because of: ").append(said);
            }
        }
        return words.toString();
    }
}
