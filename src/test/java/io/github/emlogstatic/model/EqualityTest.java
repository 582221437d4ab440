package io.github.emlogstatic.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogRoot;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that write out their equality must not forget a component. */
class EqualityTest {

    private static final DateRange DAY = new DateRange(Instant.ofEpochSecond(10), Instant.ofEpochSecond(20));
    private static final DateRange WEEK = new DateRange(Instant.ofEpochSecond(5), Instant.ofEpochSecond(25));
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 2, 3, 4);
    private static final CategorySettings SET = new CategorySettings("k", "t", "p", 1, "i", false);
    private static final CategorySettings UNSET = new CategorySettings("", "", "", 0, "", true);
    private static final Link LINK = new Link("t", "u", "d", List.of(), false, "");
    private static final Comment REPLY = Comment.builder(1, "a", DAY, "c").build();

    /** Pairs of records that have no component in common. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(DAY, WEEK),
                Arguments.of(new BlogRoot("a", "b/"), new BlogRoot("b", "c/")),
                Arguments.of(SET, UNSET),
                Arguments.of(new Category(1, "n", "a", "d", 2, 3, SET), new Category(9, "x", "x", "x", 9, 9, UNSET)),
                Arguments.of(LINK, new Link("x", "x", "x", List.of(LINK), true, "i")),
                Arguments.of(SiteKey.article(1), SiteKey.tag("a")),
                Arguments.of(new ArticleSettings(false, "l", "t"), new ArticleSettings(true, "", "")),
                Arguments.of(
                        new Article(1, "t", DATE, "u", 2, 3, List.of("a"), true, true, "c", true, Map.of("k", "v")),
                        new Article(9, "", DATE.plusDays(1), "", 9, 9, List.of(), false, false, "", false, Map.of())),
                Arguments.of(
                        new Comment(1, "a", "u", "c", DAY, "p", true, 2, 3, List.of(REPLY)),
                        new Comment(9, "x", "x", "x", WEEK, "", false, 9, 9, List.of())));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void recordsDifferInEachComponent(Record one, Record other) throws ReflectiveOperationException {
        assertThat(one).isEqualTo(copy(one, other, -1)).hasSameHashCodeAs(copy(one, other, -1));
        for (int i = 0; i < one.getClass().getRecordComponents().length; i++) {
            assertThat(copy(one, other, i)).isNotEqualTo(one);
        }
    }

    /** The first record with one component of the other. */
    private static Record copy(Record one, Record other, int taken) throws ReflectiveOperationException {
        RecordComponent[] components = one.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(i == taken ? other : one);
        }
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
        return one.getClass().getDeclaredConstructor(types).newInstance(values);
    }
}
