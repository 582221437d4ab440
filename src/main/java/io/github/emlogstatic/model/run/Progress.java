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

    /** A step begins that has so many units. */
    void start(String step, int total);

    /** One more unit is done. */
    void advance();

    /** The step has ended. */
    void finish();
}
