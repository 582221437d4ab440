/**
 * Knows where HTML allows an element, so that what authors wrote becomes a valid page.
 *
 * <p>Start with {@link ContentModel}: it is asked for each element and answers with the name to write. A parsed tree
 * comes in; names of elements, spans of table cells and verdicts on attribute values go out. {@link FormParts} comes before,
 * and changes the tree itself.
 */
@NullMarked
package io.github.emlogstatic.content.repair;

import org.jspecify.annotations.NullMarked;
