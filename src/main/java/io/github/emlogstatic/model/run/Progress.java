package io.github.emlogstatic.model.run;

/** Receives the progress of long steps. Called from several threads. */
public interface Progress {

    /** Ignores everything. */
    Progress SILENT = new Progress() {
        @Override
        public void start(String step, int total) {}

        @Override
        public void advance() {}

        @Override
        public void finish() {}
    };

    /** A step that is going on. It ends when it is closed, so that an error is not printed over its bar. */
    interface Step extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a step with that number of units. */
    default Step step(String step, int total) {
        start(step, total);
        return this::finish;
    }

    /** A step begins. The total is its number of units. */
    void start(String step, int total);

    /** One more unit is done. */
    void advance();

    /** The step has ended. */
    void finish();
}
