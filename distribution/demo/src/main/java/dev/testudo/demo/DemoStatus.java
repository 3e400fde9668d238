package dev.testudo.demo;

import java.time.Duration;
import java.util.Map;

/**
 * How the demo does.
 *
 * @param running whether customers are at work
 * @param rate calls a second, as asked for
 * @param threads how many customers at once
 * @param calls calls made since the customers began
 * @param ok of these, how many were answered by the shop
 * @param failed how many failed
 * @param rejected how many were turned away before they reached the shop
 * @param fallback of those turned away, how many were answered with a value from before
 * @param late calls not made, since all customers were waiting
 * @param problems failures and rejections by exception
 * @param p50 how long half of the calls took at most, as the customers see it
 * @param p99 how long 99 of 100 took at most
 * @param database where the database is, or when it comes back
 * @param breaker the state of its circuit breaker; empty where there is none
 */
public record DemoStatus(
    boolean running,
    int rate,
    int threads,
    long calls,
    long ok,
    long failed,
    long rejected,
    long fallback,
    long late,
    Map<String, Long> problems,
    Duration p50,
    Duration p99,
    String database,
    String breaker) {}
