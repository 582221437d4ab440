package io.github.emlogstatic.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that write out their equality must not forget a component. */
class EqualityTest {

    @Test
    void categoriesDifferInEachComponent() {
        CategorySettings set = new CategorySettings("k", "", "", 0, "", false);
        assertDiffer(
                new Category(1, "n", "a", "d", 2, 3),
                new Category(1, "n", "a", "d", 2, 3, null),
                List.of(
                        new Category(9, "n", "a", "d", 2, 3),
                        new Category(1, "x", "a", "d", 2, 3),
                        new Category(1, "n", "x", "d", 2, 3),
                        new Category(1, "n", "a", "x", 2, 3),
                        new Category(1, "n", "a", "d", 9, 3),
                        new Category(1, "n", "a", "d", 2, 9),
                        new Category(1, "n", "a", "d", 2, 3, set)));
    }

    @Test
    void settingsOfCategoriesDifferInEachComponent() {
        assertDiffer(
                new CategorySettings("k", "t", "p", 1, "i", false),
                new CategorySettings("k", "t", "p", 1, "i", false),
                List.of(
                        new CategorySettings("x", "t", "p", 1, "i", false),
                        new CategorySettings("k", "x", "p", 1, "i", false),
                        new CategorySettings("k", "t", "x", 1, "i", false),
                        new CategorySettings("k", "t", "p", 9, "i", false),
                        new CategorySettings("k", "t", "p", 1, "x", false),
                        new CategorySettings("k", "t", "p", 1, "i", true)));
    }

    @Test
    void linksDifferInEachComponent() {
        Link child = Link.to("c", "u");
        assertDiffer(
                new Link("t", "u", "d", List.of()),
                new Link("t", "u", "d", List.of()),
                List.of(
                        new Link("x", "u", "d", List.of()),
                        new Link("t", "x", "d", List.of()),
                        new Link("t", "u", "x", List.of()),
                        new Link("t", "u", "d", List.of(child)),
                        new Link("t", "u", "d", List.of(), true, ""),
                        new Link("t", "u", "d", List.of(), false, "i")));
    }

    private static <T extends Record> void assertDiffer(T one, T same, List<T> others) {
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(others).doesNotContain(one).hasSameSizeAs(one.getClass().getRecordComponents());
    }
}
