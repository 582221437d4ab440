package io.github.emlogstatic.archive.record;

import io.github.emlogstatic.model.SealedText;

/**
 * The content of {@code private/sealed/ID.json}: the encrypted form of a protected article. It is kept, so that the page
 * stays the same while text and password do.
 *
 * @param sealed the form that the page shows
 * @param mark a keyed hash of the text and the password
 */
public record SealedArticle(SealedText sealed, String mark) {}
