package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.call.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final byte[] NUMBERS = TestPostgres.key('n');
  private static final StoreKeys OLD =
      StoreKeys.of("k1", Map.of("k1", TestPostgres.key('a')), NUMBERS);
  private static final StoreKeys BOTH =
      StoreKeys.of("k2", Map.of("k1", TestPostgres.key('a'), "k2", TestPostgres.key('b')), NUMBERS);
  private static final StoreKeys NEW =
      StoreKeys.of("k2", Map.of("k2", TestPostgres.key('b')), NUMBERS);

  private static Vault vault(StoreKeys keys) {
    return new Vault(keys, new SecureRandom());
  }

  @Test
  void whatWasSealedOpensAtItsPlace() {
    Random chance = new Random(1);
    for (int length : new int[] {0, 1, 199, 200, 201, 5_000, 300_000}) {
      byte[] noise = new byte[length];
      chance.nextBytes(noise);
      byte[] words = "ja tack ".repeat(length / 8).getBytes(StandardCharsets.UTF_8);
      for (byte[] content : new byte[][] {noise, words}) {
        assertThat(vault(OLD).open(vault(OLD).seal(content, "call a.b"), "call a.b"))
            .isEqualTo(content);
      }
    }
  }

  @Test
  void aRecordsWorthOfTextIsMadeSmaller() {
    byte[] text =
        "{\"question\":\"nojd\",\"status\":\"ANSWERED\"}"
            .repeat(200)
            .getBytes(StandardCharsets.UTF_8);
    assertThat(vault(OLD).seal(text, "x").bytes().length).isLessThan(text.length / 10);
  }

  @Test
  void theSameContentLooksDifferentEveryTime() {
    Set<String> seen = new HashSet<>();
    for (int time = 0; time < 100; time++) {
      byte[] sealed = vault(OLD).seal(TestPostgres.bytes("ja"), "x").bytes();
      seen.add(new String(sealed, StandardCharsets.ISO_8859_1));
    }
    assertThat(seen).hasSize(100);
  }

  @Test
  void noBitOfItCanBeChanged() {
    byte[] sealed = vault(OLD).seal(TestPostgres.bytes("ring aldrig mer"), "x").bytes();
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> vault(OLD).open(new Sealed(changed), "x"))
          .as("bit %d", bit)
          .isInstanceOf(UnreadableException.class);
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> vault(OLD).open(new Sealed(cut), "x"))
          .as("length %d", length)
          .isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void atAnotherPlaceItDoesNotOpen() {
    Sealed sealed = vault(OLD).seal(TestPostgres.bytes("ja"), "call a.b");
    assertThatThrownBy(() -> vault(OLD).open(sealed, "call a.c"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("belongs to another place");
  }

  @Test
  void keysAreChangedWithoutLosingWhatTheOldOneWrote() {
    Sealed old = vault(OLD).seal(TestPostgres.bytes("ja"), "x");
    assertThat(vault(BOTH).open(old, "x")).isEqualTo(TestPostgres.bytes("ja"));
    Sealed fresh = vault(BOTH).seal(TestPostgres.bytes("nej"), "x");
    assertThat(vault(NEW).open(fresh, "x")).isEqualTo(TestPostgres.bytes("nej"));
    assertThatThrownBy(() -> vault(NEW).open(old, "x"))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("sealed value: written with key k1, which the store's keys do not have");
  }

  @Test
  void theWrongKeyUnderTheRightNameIsNoticed() {
    Sealed sealed = vault(OLD).seal(TestPostgres.bytes("ja"), "x");
    StoreKeys wrong = StoreKeys.of("k1", Map.of("k1", TestPostgres.key('z')), NUMBERS);
    assertThatThrownBy(() -> vault(wrong).open(sealed, "x"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("key k1 is not the one it was written with");
  }

  @Test
  void aNumberHasOneHashPerKey() {
    PhoneNumber phone = PhoneNumber.of("+46701740605");
    assertThat(vault(OLD).hash(phone)).hasSize(32).isEqualTo(vault(NEW).hash(phone));
    StoreKeys other =
        StoreKeys.of("k1", Map.of("k1", TestPostgres.key('a')), TestPostgres.key('m'));
    assertThat(vault(other).hash(phone)).isNotEqualTo(vault(OLD).hash(phone));
  }

  @Test
  void keysOfTheWrongShapeAreRefusedAndNotShown() {
    byte[] good = TestPostgres.key('a');
    assertThatThrownBy(() -> StoreKeys.of("k1", Map.of("k1", new byte[16]), good))
        .hasMessage("key k1: expected 32 bytes, got 16");
    assertThatThrownBy(() -> StoreKeys.of("k2", Map.of("k1", good), good))
        .hasMessage("current key: expected one of the encryption keys");
    assertThatThrownBy(() -> StoreKeys.of("k 1", Map.of("k 1", good), good))
        .hasMessageContaining("expected 1 to 32 of");
    assertThatThrownBy(() -> StoreKeys.of("k1", Map.of("k1", good), new byte[8]))
        .hasMessage("numbers key: expected 32 bytes or more, got 8");
    assertThat(OLD.toString()).isEqualTo("StoreKeys[current=k1, names=[k1]]");
  }
}
