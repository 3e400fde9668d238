package dev.testudo.profile;

/**
 * An operation in its place in the tree.
 *
 * @param depth in how many others it is nested; 0 at the outermost
 * @param profile what it took in this place
 */
public record ProfileNode(int depth, OperationProfile profile) {}
