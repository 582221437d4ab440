/** Puts the finished site on a branch of a git repository, and keeps what must not be published from it. */
@NullMarked
package io.github.emlogstatic.publish;

import org.jspecify.annotations.NullMarked;
