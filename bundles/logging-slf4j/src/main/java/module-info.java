/**
 * A fragment of slf4j without a class of its own: inside a framework slf4j looks for its back end
 * with its own class loader, which finds Logback's name and Logback's classes through this. On a
 * module path the two find each other without it.
 */
module dev.testudo.logging.slf4j {}
