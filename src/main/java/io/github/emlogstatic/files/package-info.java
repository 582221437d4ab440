/** Files that survive a kill, their hashes, and what a directory holds: what several packages share. */
@NullMarked
package io.github.emlogstatic.files;

import org.jspecify.annotations.NullMarked;
