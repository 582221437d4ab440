package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"con", "COM1.html", "com².html", "LPT¹", "conin$", "CONOUT$.txt", "git~1"})
    void namesThatWindowsKeepsForItselfAreNotUsed(String name) {
        assertThat(SafeName.of(name)).isEqualTo("_" + name);
        assertThat(SafeName.reserved("_" + name)).contains(name);
    }
}
