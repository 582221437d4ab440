/** The whole pipeline: crawl, load, plan, render, write. */
@NullMarked
package io.github.emlogstatic.build;

import org.jspecify.annotations.NullMarked;
