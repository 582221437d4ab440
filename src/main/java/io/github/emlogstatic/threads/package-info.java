/** Work on several threads, whose failures reach the thread that waits. Knows nothing of blogs, archives or sites. */
@NullMarked
package io.github.emlogstatic.threads;

import org.jspecify.annotations.NullMarked;
