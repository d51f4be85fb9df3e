package dev.shopconnector.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Picture} as bars: for each day what was imported, by what became of it, beside what was shipped and what was
 * late. Lengths are units of the drawing.
 *
 * @param most how many the highest bar stands for
 * @param legend what the colours mean
 */
public record Drawing(
        int width, int height, int floor, int most, List<Bar> bars, List<Label> labels, List<Key> legend) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int FLOOR = 208;
    private static final int TOP = 24;
    private static final int LEFT = 8;
    private static final int BAR = 14;
    private static final int GAP = 1;
    private static final String PASSED = "#2e8b57";
    private static final String SHIPPED = "#3178c6";
    private static final String LATE = "#d0312d";
    private static final String OTHER = "#808080";
    /** For the rules that hold most; each can be told from the others, on white and on black. */
    private static final List<String> HELD = List.of("#b8860b", "#8e5bb5", "#c2571a", "#0f8b8d");

    public Drawing {
        bars = List.copyOf(bars);
        labels = List.copyOf(labels);
        legend = List.copyOf(legend);
    }

    /** A rectangle and what it says to who points at it. */
    public record Bar(int x, int y, int width, int height, String colour, String title) {}

    /** The date below a day. */
    public record Label(int x, String text) {}

    /** What a colour means. */
    public record Key(String colour, String meaning) {}

    static Drawing of(Picture picture) {
        int most = Math.max(
                1,
                picture.days().stream()
                        .mapToInt(day -> Math.max(day.imported(), Math.max(day.shipped(), day.late())))
                        .max()
                        .orElse(1));
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        int slot = (WIDTH - 2 * LEFT) / Math.max(1, picture.days().size());
        for (int i = 0; i < picture.days().size(); i++) {
            Picture.Day day = picture.days().get(i);
            int x = LEFT + i * slot;
            stack(bars, picture, day, x, most);
            int second = x + BAR + GAP;
            bar(bars, second, FLOOR, day.shipped(), most, SHIPPED, day.date() + ", shipped: ");
            bar(bars, second + BAR + GAP, FLOOR, day.late(), most, LATE, day.date() + ", late: ");
            labels.add(new Label(x, day.date().toString().substring("2026-".length())));
        }
        return new Drawing(WIDTH, HEIGHT, FLOOR, most, bars, labels, legend(picture));
    }

    private static void stack(List<Bar> bars, Picture picture, Picture.Day day, int x, int most) {
        int bottom = bar(bars, x, FLOOR, day.passed(), most, PASSED, day.date() + ", imported and passed: ");
        int others = 0;
        for (int i = 0; i < picture.rules().size(); i++) {
            String rule = picture.rules().get(i);
            if (i < HELD.size()) {
                bottom = bar(
                        bars, x, bottom, day.heldBy(rule), most, HELD.get(i), day.date() + ", held by " + rule + ": ");
            } else {
                others += day.heldBy(rule);
            }
        }
        bar(bars, x, bottom, others, most, OTHER, day.date() + ", held by other rules: ");
    }

    /** Draws a bar that stands on {@code bottom}, where there is something to draw; where it ends. */
    private static int bar(List<Bar> bars, int x, int bottom, int count, int most, String colour, String title) {
        if (count == 0) {
            return bottom;
        }
        int height = Math.max(1, (int) ((long) count * (FLOOR - TOP) / most));
        bars.add(new Bar(x, bottom - height, BAR, height, colour, title + count));
        return bottom - height;
    }

    private static List<Key> legend(Picture picture) {
        List<Key> legend = new ArrayList<>();
        legend.add(new Key(PASSED, "imported, for ShipStation"));
        for (int i = 0; i < Math.min(HELD.size(), picture.rules().size()); i++) {
            legend.add(new Key(HELD.get(i), "held: " + picture.rules().get(i)));
        }
        if (picture.rules().size() > HELD.size()) {
            legend.add(new Key(OTHER, "held by other rules"));
        }
        legend.add(new Key(SHIPPED, "parcels shipped"));
        legend.add(new Key(LATE, "late"));
        return legend;
    }
}
