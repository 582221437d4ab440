/**
 * Files that survive a kill, their hashes and modes, and directories in which no symbolic link is followed: what several
 * packages share.
 */
@NullMarked
package io.github.emlogstatic.files;

import org.jspecify.annotations.NullMarked;
