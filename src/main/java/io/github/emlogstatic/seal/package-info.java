/**
 * Encrypts protected articles with their passwords, so that a public page can contain them.
 *
 * <p>Start with {@link ProtectedArticles}. Texts and passwords come in, from {@code archive/private/} and the
 * configuration; ciphertexts go out, which the page opens in the browser. A ciphertext is kept in the archive while its
 * text and password stay the same, so that the page does not change.
 */
@NullMarked
package io.github.emlogstatic.seal;

import org.jspecify.annotations.NullMarked;
