package bench;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What a contender must have in its table: each shop just its orders, each in its newest state, just those served that may be. */
final class Oracle {
    private Oracle() {}

    /** Ends the bench when it is otherwise; other shops in the table are not looked at. */
    static void verify(Contender contender, Database database, Map<String, World> byCipher) throws SQLException {
        Map<String, World.Expected> found = contender == Contender.US ? Table.ours(database) : Table.theirs(database);
        found.keySet().removeIf(key -> !byCipher.containsKey(key.substring(0, key.lastIndexOf('/'))));
        Map<String, World.Expected> expected = new HashMap<>();
        byCipher.forEach((cipher, world) ->
                world.expected().forEach((id, order) -> expected.put(cipher + "/" + id, order)));
        if (!found.equals(expected)) {
            String first = expected.keySet().stream()
                    .filter(id -> !expected.get(id).equals(found.get(id)))
                    .findFirst()
                    .map(id -> id + " " + expected.get(id) + " but " + found.get(id))
                    .orElse("an order that there is not");
            throw new IllegalStateException("void: " + contender.word + " has " + found.size() + " orders of "
                    + expected.size() + "; first difference " + first);
        }
    }
}
