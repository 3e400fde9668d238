package dev.testudo.retry;

import dev.testudo.Total;

/**
 * A retry as it is. All numbers but those of the budget only grow, over every reset and update.
 *
 * @param name its name
 * @param calls calls that made their first attempt
 * @param retries further attempts
 * @param recovered calls that succeeded after at least one of them
 * @param exhausted calls given up because they had used all their attempts
 * @param refused calls given up because the budget was used up
 * @param budgetUsed retries of the latest 10 s
 * @param budgetLeft retries that may be made right now
 */
public record RetrySnapshot(
    String name,
    @Total long calls,
    @Total long retries,
    @Total long recovered,
    @Total long exhausted,
    @Total long refused,
    long budgetUsed,
    long budgetLeft) {}
