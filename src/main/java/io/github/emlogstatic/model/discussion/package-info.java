/**
 * What visitors have said and liked, and when.
 *
 * <p>Start with {@link io.github.emlogstatic.model.discussion.Comment}. What emlog and the archive tell comes in; the
 * rendering, the exports and the restoring get immutable records out of it. emlog tells many dates as {@code 3 天前}
 * only, so a date is a {@link io.github.emlogstatic.model.discussion.DateRange}, of notes too.
 */
@NullMarked
package io.github.emlogstatic.model.discussion;

import org.jspecify.annotations.NullMarked;
