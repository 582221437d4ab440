package io.github.emlogstatic.model;

/**
 * A category (emlog: sort). There are two levels.
 *
 * @param id emlog's {@code sid}
 * @param name unescaped
 * @param alias the owner's word for the address, or empty
 * @param description unescaped, or empty
 * @param parentId 0 for a category of the first level
 * @param order emlog's {@code taxis}: smaller comes first
 */
public record Category(int id, String name, String alias, String description, int parentId, int order) {}
