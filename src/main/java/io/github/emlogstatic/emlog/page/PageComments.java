package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.page.content.FoundText;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.emlog.text.RelativeDate;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads the comments of a page, in any theme. Replies are nested in the comment that they answer. */
final class PageComments {

    private static final Pattern TOP =
            Pattern.compile("(?i)(?:^|\\s)(?:top|sticky|pinned|is-top|comment-top)(?:$|\\s)");
    /** What the button for an answer says, or the line that names the one who is answered. */
    private static final Pattern ANSWER = Pattern.compile("(?i)[^\\p{L}]*+(?:回复|回覆|回復|答复|reply)(?:[^\\p{L}].*+)?");

    private static final List<String> AUTHORS = List.of("""
            .comment-author .comment-name .comment-poster .comment_author .commentator .comment-user .poster
            .nickname .author .username .fn .name cite b strong""".split("\\s+"));

    private static final List<String> CONTENTS = List.of("""
            .comment-content .comment-text .comment_content .comment-con .comment-main .commentcontent
            .comment-msg .content .text [itemprop=text] .comment-body""".split("\\s+"));

    private final AddressReader addresses;
    private final Selectors selectors;
    private final Instant now;
    private final ZoneId zone;
    private final Map<Integer, Avatar> avatars = new HashMap<>();

    PageComments(AddressReader addresses, Selectors selectors, Instant now, ZoneId zone) {
        this.addresses = addresses;
        this.selectors = selectors;
        this.now = now;
        this.zone = zone;
    }

    /** The comments on the page: pinned ones first, then oldest thread first. */
    ShownComments read(Document page, FoundText text) {
        Map<Element, Integer> found = new CommentElements(selectors).in(page, text);
        Map<Element, List<Element>> replies = new LinkedHashMap<>();
        List<Element> threads = new ArrayList<>();
        for (Element element : found.keySet()) {
            Optional<Element> parent =
                    element.parents().stream().filter(found::containsKey).findFirst();
            if (parent.isPresent()) {
                replies.computeIfAbsent(parent.get(), key -> new ArrayList<>()).add(element);
            } else {
                threads.add(element);
            }
        }
        List<Comment> comments = threads.stream()
                .map(thread -> comment(thread, found, replies))
                .sorted(Comment.PINNED_THEN_OLDEST)
                .toList();
        return new ShownComments(comments, avatars);
    }

    private Comment comment(Element element, Map<Element, Integer> found, Map<Element, List<Element>> replies) {
        Element own = own(element, found);
        List<Comment> children = new ArrayList<>();
        for (Element reply : replies.getOrDefault(element, List.of())) {
            children.add(comment(reply, found, replies));
        }
        if (children.size() > 1
                && children.get(0).id() > children.get(children.size() - 1).id()) {
            Collections.reverse(children);
        }
        Element date = date(own);
        String content = content(own, date);
        Element author = author(own);
        Element name = withoutLabels(author);
        int id = found.getOrDefault(element, 0);
        picture(own).ifPresent(picture -> avatars.put(id, picture));
        return Comment.builder(id, name == null ? "" : name.text().strip(), when(date), content)
                .authorUrl(author == null || name == null ? "" : site(author, name))
                .avatar(avatar(own))
                .top(isTop(element))
                .children(children)
                .build();
    }

    /** A copy of the comment without its replies. They are not even visited, because there may be thousands. */
    private static Element own(Element element, Map<Element, Integer> found) {
        Element own = element.shallowClone();
        for (Node child : element.childNodes()) {
            if (!(child instanceof Element inner)) {
                own.appendChild(child.clone());
            } else if (!found.containsKey(inner)) {
                own.appendChild(own(inner, found));
            }
        }
        return own;
    }

    private @Nullable Element author(Element own) {
        if (selectors.commentAuthor().isPresent()) {
            return own.selectFirst(selectors.commentAuthor().get());
        }
        Element body = own.clone();
        CONTENTS.subList(0, CONTENTS.size() - 1)
                .forEach(name -> body.select(name).remove());
        for (String name : AUTHORS) {
            Optional<Element> author = body.select(name).stream()
                    .filter(element -> !element.text().isBlank()
                            && !RelativeDate.ANY.matcher(element.text().strip()).matches())
                    .min(Comparator.comparingInt(element -> element.text().length()));
            if (author.isPresent()) {
                return author.get();
            }
        }
        return firstWords(body);
    }

    /** A theme may put the date and the button for an answer into the element with the name. */
    private static @Nullable Element withoutLabels(@Nullable Element author) {
        if (author == null || author.childrenSize() == 0) {
            return author;
        }
        Element name = author.clone();
        List<Element> labels = name.select("> *").stream()
                .filter(label -> label.className().contains("reply")
                                && ANSWER.matcher(label.text().strip()).matches()
                        || RelativeDate.ANY.matcher(label.text().strip()).matches())
                .toList();
        labels.forEach(Element::remove);
        if (labels.isEmpty() || name.text().isBlank()) {
            return author;
        }
        name.textNodes().forEach(text -> text.text(text.getWholeText().replaceFirst("[\\s|·•]+$", "")));
        return name;
    }

    /** In an unknown theme the author's name comes first, without a class that names it. */
    private static @Nullable Element firstWords(Element body) {
        return body.select("a, span, p, div, em, i, h4, h5").stream()
                .filter(element ->
                        !element.ownText().isBlank() && element.ownText().length() <= 60)
                .filter(element ->
                        !RelativeDate.ANY.matcher(element.ownText().strip()).matches())
                .findFirst()
                .orElse(null);
    }

    /** The link is in the name, or around the author's element. A label may have one, too. */
    private static String site(Element author, Element name) {
        Element link = author.normalName().equals("a") ? author : name.selectFirst("a[href]");
        Element around = link == null ? author.closest("a[href]") : link;
        return around == null ? "" : around.attr("href").strip();
    }

    private @Nullable Element date(Element own) {
        if (selectors.commentDate().isPresent()) {
            return own.selectFirst(selectors.commentDate().get());
        }
        for (Element element : own.getAllElements()) {
            if (RelativeDate.ANY.matcher(element.ownText().strip()).matches()) {
                return element;
            }
        }
        for (Element element : own.select("time, .comment-time, .comment-date, .date, .time")) {
            if (RelativeDate.ANY.matcher(element.text()).find()) {
                return element;
            }
        }
        return null;
    }

    private DateRange when(@Nullable Element element) {
        Matcher date = RelativeDate.ANY.matcher(element == null ? "" : element.text());
        return RelativeDate.parse(date.find() ? date.group() : "", now, zone);
    }

    private String content(Element own, @Nullable Element date) {
        if (selectors.commentContent().isPresent()) {
            Element chosen = own.selectFirst(selectors.commentContent().get());
            return chosen == null ? "" : chosen.html().strip();
        }
        for (String name : CONTENTS) {
            Element element = own.selectFirst(name);
            if (element != null && (date == null || !element.getAllElements().contains(date))) {
                return element.html().strip();
            }
        }
        return longest(own, date).map(element -> element.html().strip()).orElse("");
    }

    private static Optional<Element> longest(Element own, @Nullable Element date) {
        return own.select("div, p, section, dd").stream()
                .filter(element -> date == null || !element.getAllElements().contains(date))
                .max(Comparator.comparingInt(PageComments::ownLength));
    }

    private static int ownLength(Element element) {
        int length = 0;
        for (TextNode text : element.textNodes()) {
            length += text.text().strip().length();
        }
        return length;
    }

    private String avatar(Element own) {
        return avatars(own)
                .map(image -> addresses.visitorAvatar(image.attr("src")))
                .filter(avatar -> !avatar.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<Avatar> picture(Element own) {
        return avatars(own)
                .flatMap(image -> addresses.visitorPicture(source(image)).stream())
                .findFirst();
    }

    private static Stream<Element> avatars(Element own) {
        return own.select("img").stream().filter(image -> {
            String parent =
                    Optional.ofNullable(image.parent()).map(Element::className).orElse("");
            return (image.className() + parent).contains("avatar");
        });
    }

    /** In themes that load images late, {@code src} is the same placeholder for all. */
    private static String source(Element image) {
        return Stream.of("data-original", "data-src", "src")
                .map(image::attr)
                .filter(address -> !address.isBlank())
                .findFirst()
                .orElse("");
    }

    private static boolean isTop(Element element) {
        return TOP.matcher(element.className()).find();
    }
}
