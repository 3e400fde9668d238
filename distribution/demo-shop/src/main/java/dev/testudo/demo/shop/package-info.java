/**
 * A small shop: two services over plain JDBC that know nothing of what guards them, and the
 * database behind them.
 */
@NullMarked
package dev.testudo.demo.shop;

import org.jspecify.annotations.NullMarked;
