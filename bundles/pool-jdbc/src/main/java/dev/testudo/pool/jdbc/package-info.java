/**
 * Pooled data sources: {@code JdbcComponent} makes one of each configuration, over a driver's
 * {@code ConnectionPoolDataSource} and a pool of the same name. {@code LentConnection} and its
 * statements stand before the driver's own while they are lent.
 */
@NullMarked
package dev.testudo.pool.jdbc;

import org.jspecify.annotations.NullMarked;
