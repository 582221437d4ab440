package io.github.emlogstatic.crawl.state;

/**
 * Reads a line of a file in {@code state/} field by field. Tabs separate the fields. Numbers are parsed without a copy,
 * because a large blog has a line for each article.
 */
final class StateLine {

    private final String line;
    private int at;

    StateLine(String line) {
        this.line = line;
    }

    /**
     * Returns the next field. Throws {@link NumberFormatException} if there is none, because the line is then damaged.
     */
    String next() {
        int start = at;
        return line.substring(start, end());
    }

    /** Returns the rest of the line, with its tabs. */
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
