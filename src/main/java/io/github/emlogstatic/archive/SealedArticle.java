package io.github.emlogstatic.archive;

import io.github.emlogstatic.model.Sealed;

/**
 * What {@code private/sealed/ID.json} holds: the public form of a protected article, kept so that it stays the same while
 * text and password do.
 *
 * @param sealed what the page shows
 * @param mark a keyed hash of the text and the password that it was made of
 */
public record SealedArticle(Sealed sealed, String mark) {}
