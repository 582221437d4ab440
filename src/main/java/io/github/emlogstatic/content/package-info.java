/** Pure functions on the HTML of articles: links, uploads, headings, excerpts, safety. */
@NullMarked
package io.github.emlogstatic.content;

import org.jspecify.annotations.NullMarked;
