package dev.callkit.interview;

import java.util.Set;

/**
 * The sentences around the questions, read aloud to the respondent. Placeholders in braces are
 * filled in; a business may override every line but {@link #DISCLOSURE}.
 */
public enum ScriptLine {
  /** First words when the first name is known. */
  GREETING_NAMED("Hej {firstName}!", Set.of("firstName", "business")),
  /** First words when no name is known. */
  GREETING("Hej!", Set.of("business")),
  /** Says that it is an AI and on whose behalf. Fixed: nobody is to mistake us for a person. */
  DISCLOSURE("Jag är en AI-assistent och ringer på uppdrag av {business}.", Set.of("business")),
  /** Why we ring, how long it takes and what becomes of the answers. */
  REASON(
      "Det gäller ditt besök {day}. Jag har några korta frågor som tar en till två minuter, och"
          + " dina svar sparas som text.",
      Set.of("business", "day")),
  /** The consent question. */
  CONSENT("Går det bra att vi börjar?", Set.of("business")),
  /** The consent question after an unclear reply. */
  CONSENT_AGAIN(
      "Ursäkta, jag är inte säker på att jag förstod. Vill du svara på några korta frågor, ja eller"
          + " nej?",
      Set.of("business")),
  /** Explains the keys where the carrier hears nothing else. */
  CONSENT_KEYS("Tryck ett för ja eller två för nej.", Set.of()),
  /** Why we ring again after the line broke. */
  RESUME("Vårt samtal bröts tyvärr. Det är bara några korta frågor kvar.", Set.of("business")),
  /** Why we ring again in the middle of an interview, at the person's wish. */
  RESUME_CALLBACK(
      "Du bad mig ringa tillbaka om ditt besök {day}. Det är bara några korta frågor kvar.",
      Set.of("business", "day")),
  /** After a yes. */
  THANKS_FOR_CONSENT("Tack, vad snällt!", Set.of()),
  /** After a no. */
  DECLINED(
      "Det är helt i sin ordning. Tack för att du svarade, och ha en fin dag!", Set.of("business")),
  /** After two replies that were neither yes nor no. */
  NO_CLEAR_CONSENT(
      "Då stör jag inte mer. Tack för att du svarade, och ha en fin dag!", Set.of("business")),
  /** After "ring aldrig mer"; spoken only once it is stored. */
  OPTED_OUT(
      "Jag förstår. Du blir inte uppringd igen. Ursäkta att jag störde, hej då!",
      Set.of("business")),
  /** To somebody we did not mean to ring. */
  WRONG_PERSON("Oj, då ber jag om ursäkt för att jag störde. Ha en fin dag!", Set.of("business")),
  /** To somebody who speaks another language; the only line that is not all Swedish. */
  OTHER_LANGUAGE("I'm sorry, I only speak Swedish. Tack ändå, och hej då!", Set.of("business")),
  /** Asks when to ring. */
  CALLBACK_ASK("Självklart. När passar det att jag ringer?", Set.of()),
  /** Asks once more when to ring. */
  CALLBACK_AGAIN(
      "Ursäkta, det uppfattade jag inte. Vilken dag och vilken tid passar dig?", Set.of()),
  /** Confirms a time. It promises no more than calling hours allow. */
  CALLBACK_AT(
      "Tack, jag antecknar {when} och ringer så nära det jag kan. Hej så länge!", Set.of("when")),
  /** Confirms a callback without a time. */
  CALLBACK_LATER("Då försöker jag igen lite senare. Hej så länge!", Set.of()),
  /** While the person fetches something. */
  HOLD("Ingen brådska, jag väntar.", Set.of()),
  /** When the person is back and has not answered yet. */
  WELCOME_BACK("Tack, då fortsätter vi.", Set.of()),
  /** After a silence. */
  STILL_THERE("Är du kvar?", Set.of()),
  /** After the second silence in a row. */
  NO_INPUT("Jag hör dig tyvärr inte, så jag avslutar här. Tack, och hej då!", Set.of("business")),
  /** Before something is said again at the person's wish. */
  REPEAT("Javisst.", Set.of()),
  /** Before a question is put again because the reply was no answer. */
  REPROMPT("Ursäkta, det uppfattade jag inte riktigt.", Set.of()),
  /** How to answer a rating or NPS question. */
  HINT_SCALE(
      "Svara gärna med en siffra från {lowest} till {highest}.", Set.of("lowest", "highest")),
  /** How to answer a yes-or-no question. */
  HINT_YES_NO("Svara gärna ja eller nej.", Set.of()),
  /** How to answer a choice. */
  HINT_CHOICE("Du kan välja mellan {options}.", Set.of("options")),
  /** How to answer with a number. */
  HINT_NUMBER("Svara gärna med ett tal.", Set.of()),
  /** How to answer in free words. */
  HINT_TEXT("Berätta gärna med egna ord.", Set.of()),
  /** How to answer a scale on the keys. */
  KEYS_SCALE("Tryck en siffra från {lowest} till {highest}.", Set.of("lowest", "highest")),
  /** How to answer a choice on the keys. */
  KEYS_CHOICE("Tryck {keys}.", Set.of("keys")),
  /** How to answer with a number on the keys. */
  KEYS_NUMBER("Tryck in siffrorna.", Set.of()),
  /** After an answer, when no other reaction is at hand. */
  ACKNOWLEDGE("Tack.", Set.of()),
  /** The same, in other words, so that it does not sound like a form. */
  ACKNOWLEDGE_SECOND("Okej, tack.", Set.of()),
  /** The same, in other words. */
  ACKNOWLEDGE_THIRD("Tack för det.", Set.of()),
  /** After "vet inte". */
  DONT_KNOW("Det gör ingenting.", Set.of()),
  /** After a question the person does not want to answer. */
  REFUSED("Det är helt okej, då hoppar vi över den.", Set.of()),
  /** Before the next question when this one is left without an answer. */
  MOVE_ON("Det gör ingenting, vi går vidare.", Set.of()),
  /** Before the last question there is time for. */
  LAST_QUESTION("Vi hinner med en sista snabb fråga.", Set.of()),
  /** After a short loss of the connection. */
  RECONNECTED("Förlåt, ljudet försvann ett ögonblick.", Set.of()),
  /** Fills in while a reply is thought about; not part of any turn. */
  THINKING("Mm.", Set.of()),
  /** Fills in while something else is waited for; not part of any turn. */
  ONE_MOMENT("Ett ögonblick.", Set.of()),
  /** Before we hang up because nothing can be saved; not part of any turn. */
  TROUBLE("Förlåt, tekniken krånglar hos oss och jag måste lägga på. Hej så länge!", Set.of()),
  /** The proper end. */
  WRAP_UP("Det var allt. Tack för att du tog dig tid, och ha en fin dag!", Set.of("business")),
  /** When the person wants to stop in the middle. */
  STOPPED(
      "Jag förstår, då slutar vi här. Tack för hjälpen, och ha en fin dag!", Set.of("business")),
  /** When the next stretch would pass the budget, which is no concern of the person's. */
  BUDGET_UP(
      "Tyvärr måste jag runda av här. Tack för dina svar, och ha en fin dag!", Set.of("business")),
  /** When the time is up. */
  TIME_UP(
      "Nu är tiden slut för vår del. Tack för dina svar, och ha en fin dag!", Set.of("business"));

  private final String standard;

  @SuppressWarnings("ImmutableEnumChecker") // always a Set.of
  private final Set<String> placeholders;

  ScriptLine(String standard, Set<String> placeholders) {
    this.standard = standard;
    this.placeholders = placeholders;
  }

  /** {@return the built-in wording} */
  public String standard() {
    return standard;
  }

  /** {@return the names that may stand in braces in an override} */
  public Set<String> placeholders() {
    return placeholders;
  }

  /** {@return whether a business may word this line itself} */
  public boolean overridable() {
    return this != DISCLOSURE;
  }
}
