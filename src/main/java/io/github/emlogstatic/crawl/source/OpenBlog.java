package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.crawl.blog.BlogReader;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.model.Blog;

/**
 * A living blog whose first answers have been read.
 *
 * @param reader read these answers
 * @param blog what they say about the blog as a whole
 * @param homeIsDue whether this run must read the home page again
 */
record OpenBlog(
        EmlogClient emlog,
        CrawlContext context,
        ChangeDetector changes,
        BlogReader reader,
        Blog blog,
        boolean homeIsDue) {}
