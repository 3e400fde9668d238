package dev.testudo.itests.framework;

/** The same in a process of its own. */
@InFramework(Container.FORKED)
class ForkedGuardChainIT extends GuardChainIT {}
