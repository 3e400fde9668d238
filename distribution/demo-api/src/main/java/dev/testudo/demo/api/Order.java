package dev.testudo.demo.api;

/**
 * An order.
 *
 * @param number its number, which the customer chooses
 * @param customer who ordered
 * @param product what; the product's number
 * @param quantity how many
 */
public record Order(long number, String customer, int product, int quantity) {}
