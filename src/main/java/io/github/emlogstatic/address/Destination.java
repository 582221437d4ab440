package io.github.emlogstatic.address;

/**
 * What a link inside the blog points to.
 *
 * @param key {@code article/12}, {@code page/9}, {@code sort/1}, {@code tag/C++}, {@code author/1}, {@code
 *     record/202009}, {@code home}, or {@code posts}: the list of articles if the home page is a standalone page, else
 *     the same as {@code home}
 * @param page the page of a list, counted from the newest as emlog does; 1 for anything that is not a list
 * @param fragment without {@code #}, or empty
 */
public record Destination(String key, int page, String fragment) {}
