package dev.testudo.demo.api;

/**
 * A product.
 *
 * @param number its number
 * @param title what it is
 * @param cents its price
 */
public record Product(int number, String title, int cents) {}
