/** A small shop on a real database. */
module dev.testudo.demo.shop {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.jdbc;
  requires static dev.testudo.guard;
  requires dev.testudo.demo.api;
  requires com.h2database;
  requires java.naming;
  requires java.sql;
}
