/** Protected articles: their texts encrypted with their passwords, so that a public page may hold them. */
@NullMarked
package io.github.emlogstatic.seal;

import org.jspecify.annotations.NullMarked;
