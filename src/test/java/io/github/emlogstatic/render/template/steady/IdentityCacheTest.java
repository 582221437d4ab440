package io.github.emlogstatic.render.template.steady;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityCacheTest {

    @Test
    void whatIsAskedForIsKeptAndTheRestForgotten() {
        IdentityCache<Integer> latest = new IdentityCache<>();
        Object[] keys =
                IntStream.range(0, 5000).mapToObj(i -> new StringBuilder()).toArray();
        for (int i = 0; i < keys.length; i++) {
            latest.put(keys[i], i);
            assertThat(latest.get(keys[0])).isZero();
        }

        assertThat(latest.get(keys[4000])).isEqualTo(4000);
        assertThat(latest.get(keys[2900])).isNull();
    }
}
