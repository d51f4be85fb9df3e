package bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What processes and the database's server do between two moments, told for each piece of work. */
final class Costs {
    private final List<Running> processes;
    private final Database database;
    private final double cpuSeconds;
    private final double allocated;
    private final long statements;

    /** From now on. */
    Costs(Database database, Running... processes) throws SQLException, IOException, InterruptedException {
        this.processes = List.of(processes);
        this.database = database;
        allocated = allocated();
        cpuSeconds = cpuSeconds();
        Statements.begin(database);
        statements = database.statements();
    }

    /**
     * Adds what it cost until now.
     *
     * @param piece as {@code order}
     * @param pieces how many were dealt with
     * @param own statements of the bench itself meanwhile
     */
    void tell(Figures figures, String piece, int pieces, long own) throws SQLException, IOException, InterruptedException {
        // One statement was the question at the beginning.
        double asked = database.statements() - statements - own - 1;
        double cpu = cpuSeconds() - cpuSeconds;
        Statements.end(database);
        figures.with("CPU s per 1,000 " + piece + "s", cpu * 1000 / pieces)
                .with("SQL round trips per " + piece, asked / pieces)
                .with("KB allocated per " + piece, (allocated() - allocated) * 1024 / pieces)
                .with("peak RSS MB", processes.stream().mapToDouble(Running::peakMegabytes).sum());
    }

    private double cpuSeconds() {
        return processes.stream().mapToDouble(Running::cpuSeconds).sum();
    }

    private double allocated() throws IOException, InterruptedException {
        double sum = 0;
        for (Running process : processes) {
            sum += process.heap().usedMegabytes(process.pid()) + process.heap().collectedMegabytes();
        }
        return sum;
    }
}
