/** {@code site-config.yaml} as records, its loader and its errors. */
@NullMarked
package io.github.emlogstatic.config;

import org.jspecify.annotations.NullMarked;
