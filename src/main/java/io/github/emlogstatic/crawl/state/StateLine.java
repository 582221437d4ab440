package io.github.emlogstatic.crawl.state;

/**
 * A line of the archive's {@code state/}, read field by field; tabs stand between them. Numbers are read where they
 * stand, for a large blog has a line for each article.
 */
final class StateLine {

    private final String line;
    private int at;

    StateLine(String line) {
        this.line = line;
    }

    /** The next field; fails with {@link NumberFormatException} where there is none, since the line is then damaged. */
    String next() {
        int start = at;
        return line.substring(start, end());
    }

    /** What is left of the line, tabs and all. */
    String rest() {
        if (at > line.length()) {
            throw new NumberFormatException(line);
        }
        return line.substring(at);
    }

    int nextInt() {
        int start = at;
        return Integer.parseInt(line, start, end(), 10);
    }

    long nextLong() {
        int start = at;
        return Long.parseLong(line, start, end(), 10);
    }

    private int end() {
        if (at > line.length()) {
            throw new NumberFormatException(line);
        }
        int tab = line.indexOf('\t', at);
        int end = tab < 0 ? line.length() : tab;
        at = end + 1;
        return end;
    }
}
