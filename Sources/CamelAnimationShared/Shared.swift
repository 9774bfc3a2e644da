// Only links: flags of a target reach everything that depends on it, and tests of the functions must not have these.
private import CLateSDL
private import CamelAnimationLibrary
