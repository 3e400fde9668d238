package dev.testudo.itests.framework;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of the class run inside a framework. What is installed say the static methods that are
 * annotated with Pax Exam's {@code @Configuration}.
 *
 * <p>A test method goes inside with its {@code @BeforeEach} and {@code @AfterEach} methods; each
 * may have a parameter of type {@code BundleContext}, that of the bundle which the tests are.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(FrameworkExtension.class)
@interface InFramework {
  /** Where the framework is. */
  Container value() default Container.NATIVE;

  /** Whether each test has a framework of its own; else the tests of the class share one. */
  boolean fresh() default false;
}
