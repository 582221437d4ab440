package io.github.emlogstatic.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the answer to a request: a method of the API, the feed, the home page, a page of an article, an upload. */
final class Routes {

    private final ServedBlog blog;
    private final String apiKey;
    private final ArticleAnswers articles;
    private final DiscussionAnswers discussion;
    private final CategoryAnswers categories;
    private final Feed feed;
    private final HtmlPages pages;

    Routes(ServedBlog blog, String base, String apiKey) {
        Addresses addresses = new Addresses(base);
        this.blog = blog;
        this.apiKey = apiKey;
        this.articles = new ArticleAnswers(blog, addresses);
        this.discussion = new DiscussionAnswers(blog, addresses);
        this.categories = new CategoryAnswers(blog);
        this.feed = new Feed(blog, addresses);
        this.pages = new HtmlPages(blog, addresses);
    }

    Answer answer(Request request) {
        try {
            return route(request);
        } catch (IOException e) {
            // As PHP does, it shows nothing of what went wrong.
            return Answer.html(500, "");
        }
    }

    private Answer route(Request request) throws IOException {
        String path = request.path();
        if (path.startsWith("content/") || blog.upload(path).isPresent()) {
            return file(path, request);
        }
        if (path.equals("rss.php")) {
            return feed.answer();
        }
        if (!path.isEmpty() && !path.equals("index.php")) {
            return pages.at(path);
        }
        if (!request.parameter("resource_filename").isEmpty()) {
            String file = request.parameter("resource_alias") + "/" + request.parameter("resource_filename") + ".zip";
            return file("content/downloads/" + file, request);
        }
        if (!request.parameter("rest-api").isEmpty()) {
            return api(request);
        }
        return request.parameter("post").isEmpty() ? pages.home() : pages.of(request.number("post", 0));
    }

    private Answer file(String path, Request request) throws IOException {
        Optional<Path> file = blog.upload(path);
        return file.isPresent() ? Answer.file(file.get(), request) : Answer.notFound();
    }

    private Answer api(Request request) throws IOException {
        int id = request.number("id", 0);
        return switch (request.parameter("rest-api")) {
            case "article_list" -> articles.list(request.number("page", 1), request.number("count", 10));
            case "article_detail" -> articles.detail(id, request.parameter("password"));
            case "comment_list_simple" -> discussion.comments(id);
            case "like_list" -> discussion.likes(id);
            case "sort_list" -> categories.list();
            case "note_list" ->
                isSigned(request)
                        ? discussion.notes(request.number("page", 1), request.number("count", 20))
                        : Answer.error(401, "auth error");
            default -> Answer.error(400, "api method is not exist");
        };
    }

    private boolean isSigned(Request request) {
        return request.parameter("req_sign").equals(Php.md5(request.parameter("req_time") + apiKey));
    }
}
