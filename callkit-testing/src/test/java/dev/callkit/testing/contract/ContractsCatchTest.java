package dev.callkit.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A contract is worth what it catches: each broken implementation fails the rule it breaks. */
class ContractsCatchTest {

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(BrokenCarriers.DialsAgain.class, "1"),
        mistake(BrokenCarriers.TakesLostForUnavailable.class, "2"),
        mistake(BrokenCarriers.ReportsTheLastAttempt.class, "4"),
        mistake(BrokenCarriers.CannotHangUpTwice.class, "5"),
        mistake(BrokenCarriers.FindsNothing.class, "6"),
        mistake(BrokenCarriers.NamesTheNumber.class, "7"),
        mistake(BrokenCarriers.LooksUpOnce.class, "9"),
        mistake(BrokenSelectors.Remembers.class, "1"),
        mistake(BrokenSelectors.TakesItsTime.class, "2"),
        mistake(BrokenSelectors.SaysNothingOfTheRest.class, "3"),
        mistake(BrokenSelectors.ChoosesAgain.class, "4"),
        mistake(BrokenSelectors.NeverForgets.class, "5"),
        mistake(BrokenSelectors.KeepsWhatWasDeclined.class, "6"),
        mistake(BrokenSelectors.DoesNotMindTheKeys.class, "7"),
        mistake(BrokenEngines.WaitsForEver.class, "1", "2"),
        mistake(BrokenEngines.Embellishes.class, "3"),
        mistake(BrokenEngines.Obeys.class, "4"),
        mistake(BrokenEngines.Quotes.class, "5"),
        mistake(BrokenEngines.MixesTalks.class, "6"));
  }

  private static Arguments mistake(Class<?> broken, String... rules) {
    return Arguments.of(broken, List.of(rules));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  @DisplayName("a broken implementation fails the rule it breaks")
  void aBrokenImplementationFailsTheRuleItBreaks(Class<?> broken, List<String> rules) {
    List<String> failed =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(broken))
            .execute()
            .testEvents()
            .failed()
            .map(Event::getTestDescriptor)
            .map(ContractsCatchTest::rulesOf)
            .flatMap(List::stream)
            .toList();
    assertThat(failed).as("rules that %s fails", broken.getSimpleName()).containsAll(rules);
  }

  /** The numbers in front of a test's display name, or of its container's if it has parameters. */
  private static List<String> rulesOf(TestDescriptor test) {
    String name =
        test.getDisplayName().matches("\\d.*: .*")
            ? test.getDisplayName()
            : test.getParent().map(TestDescriptor::getDisplayName).orElse("");
    return List.of(name.replaceAll(":.*", "").split(", "));
  }
}
