package dev.callkit.conduct;

import dev.callkit.business.BusinessDirectory;
import dev.callkit.cost.Tariff;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.question.QuestionSelector;
import dev.callkit.store.CallStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * What a conductor works with.
 *
 * @param store what is remembered
 * @param businesses whose calls they are
 * @param carriers who dials
 * @param tariffs what it costs; empty if it is not known
 * @param engine understands replies
 * @param selector chooses questions
 * @param clock tells the time
 * @param chance gives numbers from 0 (inclusive) to 1 (exclusive)
 * @param tasks runs the work
 * @param settings how the node works
 */
public record Parts(
    CallStore store,
    BusinessDirectory businesses,
    Carriers carriers,
    List<Tariff> tariffs,
    DialogueEngine engine,
    QuestionSelector selector,
    InstantSource clock,
    DoubleSupplier chance,
    TaskScheduler tasks,
    ConductorSettings settings) {}
