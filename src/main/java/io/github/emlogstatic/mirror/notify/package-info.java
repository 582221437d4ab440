/**
 * Sends a message to a chat group or to a command.
 *
 * <p>Start with {@link io.github.emlogstatic.mirror.notify.Notifier}. A text comes in; nothing here knows of blogs and runs.
 */
@NullMarked
package io.github.emlogstatic.mirror.notify;

import org.jspecify.annotations.NullMarked;
