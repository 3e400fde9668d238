package dev.testudo.metric.state;

/** The cell of one series. */
public sealed interface SeriesCell permits CounterCell, GaugeCell, TimerCell {}
