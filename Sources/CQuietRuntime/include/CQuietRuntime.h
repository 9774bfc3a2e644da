// Keeps the Swift runtime from looking for its crash reporter before main.
//
// Linked into the executables only. See quiet.c.
#pragma once

const char *swift_copyAuxiliaryExecutablePath(const char *name);
