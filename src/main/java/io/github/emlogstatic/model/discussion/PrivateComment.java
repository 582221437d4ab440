package io.github.emlogstatic.model.discussion;

/**
 * A comment that the public cannot read.
 *
 * @param parent the id of the comment that it answers, or 0
 * @param waiting whether it waits for approval; else it answers one that does, or is on an article that is not public
 * @param comment without its replies
 */
public record PrivateComment(int parent, boolean waiting, Comment comment) {}
