package io.github.emlogstatic.model;

/** Hears how far a long step has come. Called from several threads. */
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void start(String step, int total) {}

        @Override
        public void advance() {}

        @Override
        public void finish() {}
    };

    /** A step begins, of so many units. */
    void start(String step, int total);

    /** One more unit is done. */
    void advance();

    /** The step is over. */
    void finish();
}
