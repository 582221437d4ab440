package io.github.emlogstatic.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A drawing (SVG) of the full render: time and memory against the number of articles, on logarithmic axes. */
final class Plot {

    private static final int WIDTH = 330;
    private static final int HEIGHT = 230;
    private static final int LEFT = 60;
    private static final int TOP = 40;

    private final List<Row> rows;

    Plot(List<Row> rows) {
        this.rows = rows.stream().filter(row -> row.scenario() == Scenario.FULL).toList();
    }

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 330" font-family="sans-serif" font-size="13">
                <rect width="840" height="330" fill="#fff"/>
                <g stroke="#b3541e" fill="#b3541e"><path d="M300 20h30" stroke-width="2" stroke-dasharray="6 4"/>\
                <text x="338" y="24" stroke="none">Hugo</text></g>
                <g stroke="#1f6f5c" fill="#1f6f5c"><path d="M420 20h30" stroke-width="2"/>\
                <text x="458" y="24" stroke="none">emlog-static</text></g>
                """ + panel(0, "s", Run::seconds) + panel(420, "MB", Run::megabytes) + "</svg>\n";
    }

    private String panel(int x, String unit, ToDoubleFunction<Run> value) {
        Axis down = axis(value, HEIGHT);
        Axis across = new Axis(
                rows.stream().mapToDouble(Row::articles).min().orElse(1),
                rows.stream().mapToDouble(Row::articles).max().orElse(1),
                WIDTH);
        StringBuilder panel = new StringBuilder(
                "<g transform=\"translate(%d %d)\"><path d=\"M0 0V%d H%d\" fill=\"none\" stroke=\"#555\"/>\n"
                        .formatted(x + LEFT, TOP, HEIGHT, WIDTH));
        for (double mark = down.from(); mark <= down.to() * 1.001; mark *= 10) {
            panel.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M0 %1$.0fH%2$d\" stroke=\"#ddd\"/><text x=\"-6\" y=\"%3$.0f\" text-anchor=\"end\">%4$s %5$s</text>%n",
                    HEIGHT - down.at(mark),
                    WIDTH,
                    HEIGHT - down.at(mark) + 4,
                    String.format(Locale.ROOT, mark < 1 ? "%.1f" : "%,.0f", mark),
                    unit));
        }
        rows.forEach(row -> panel.append(String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%,d</text>%n",
                across.at(row.articles()),
                HEIGHT + 20,
                row.articles())));
        panel.append(line(row -> row.peer().map(Row.Cell::run), "#b3541e", "6 4", value, across, down));
        panel.append(line(row -> Optional.of(row.ours().run()), "#1f6f5c", "none", value, across, down));
        return panel.append("</g>\n").toString();
    }

    private String line(
            Function<Row, Optional<Run>> run,
            String colour,
            String dashes,
            ToDoubleFunction<Run> value,
            Axis across,
            Axis down) {
        List<String> points = rows.stream()
                .filter(row -> run.apply(row).isPresent())
                .map(row -> String.format(
                        Locale.ROOT,
                        "%.1f %.1f",
                        across.at(row.articles()),
                        HEIGHT - down.at(value.applyAsDouble(run.apply(row).orElseThrow()))))
                .toList();
        String dots = points.stream()
                .map(point -> "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>"
                        .formatted((Object[]) (point + " " + colour).split(" ")))
                .collect(Collectors.joining());
        return points.isEmpty()
                ? ""
                : "<path d=\"M%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>%s%n"
                        .formatted(String.join("L", points), colour, dashes, dots);
    }

    /** From the power of ten below the smallest value to the one above the largest. */
    private Axis axis(ToDoubleFunction<Run> value, int length) {
        double[] values = rows.stream()
                .flatMap(row -> Stream.concat(row.peer().stream(), Stream.of(row.ours())))
                .mapToDouble(cell -> value.applyAsDouble(cell.run()))
                .filter(number -> number > 0)
                .sorted()
                .toArray();
        return values.length == 0
                ? new Axis(1, 10, length)
                : new Axis(
                        Math.pow(10, Math.floor(Math.log10(values[0]))),
                        Math.pow(10, Math.ceil(Math.log10(values[values.length - 1]))),
                        length);
    }

    private record Axis(double from, double to, int length) {

        double at(double value) {
            return to > from ? length * Math.log(value / from) / Math.log(to / from) : length / 2.0;
        }
    }
}
