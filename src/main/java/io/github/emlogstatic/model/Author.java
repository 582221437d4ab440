package io.github.emlogstatic.model;

/**
 * A writer of the blog.
 *
 * @param id emlog's user id
 * @param name unescaped
 * @param avatar an upload's path ({@code content/uploadfile/…}), an absolute address elsewhere, or empty
 */
public record Author(int id, String name, String avatar) {}
