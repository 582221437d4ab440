package io.github.emlogstatic.picture;

/**
 * The memory that a picture takes while smaller versions of it are made.
 *
 * @param step how many pixels of a row become one when it is decoded
 * @param megabytes how many it takes then
 */
record PictureMemory(int step, int megabytes) {

    /** Pictures together take half of the program's memory at most. */
    static final int MEGABYTES = (int) Math.max(1, Runtime.getRuntime().maxMemory() >> 21);

    /**
     * The bytes for one pixel: with 16 bits for each of four colours, as a file may have it, and once more as a screen
     * has it.
     */
    private static final int BYTES_A_PIXEL = 8 + 4;

    /**
     * Keeps a picture twice as wide as wanted, or just as wide where there is no memory for that.
     *
     * @param whole whether the decoder needs memory for all pixels in any case
     * @param wanted the width of the largest smaller version
     * @param most how many megabytes there are
     */
    static PictureMemory of(int width, int height, boolean whole, int wanted, int most) {
        int shorter = Math.min(width, height);
        int step = Math.max(1, shorter / (2 * wanted));
        while (!whole && megabytes(width, height, step) > most && shorter / (step + 1) >= wanted) {
            step++;
        }
        return new PictureMemory(step, megabytes(width, height, whole ? 1 : step));
    }

    private static int megabytes(double width, double height, int step) {
        return (int) (1 + width / step * height / step * BYTES_A_PIXEL / (1 << 20));
    }
}
