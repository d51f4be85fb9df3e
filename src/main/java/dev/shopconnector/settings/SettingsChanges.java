package dev.shopconnector.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a saving changes, for the audit log: field old → new, without phone numbers and addresses. */
final class SettingsChanges {
    private static final String NOTHING = "(none)";

    private SettingsChanges() {}

    /** Empty when nothing changes. */
    static List<String> between(SettledStore before, SettledStore after) {
        Map<String, String> was = SettingsInputs.of(before);
        Map<String, String> is = SettingsInputs.of(after);
        Set<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String old = was.getOrDefault(name, NOTHING);
            String now = is.getOrDefault(name, NOTHING);
            if (!old.equals(now)) {
                changes.add(isPrivate(name) ? name + " changed" : name + " " + oneLine(old) + " → " + oneLine(now));
            }
        }
        return changes;
    }

    private static boolean isPrivate(String name) {
        return name.startsWith("from_") || name.equals("phone");
    }

    private static String oneLine(String text) {
        return text.replace("\n", "; ");
    }
}
