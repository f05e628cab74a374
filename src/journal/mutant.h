// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

/* Rules can be broken on purpose, to prove that the tests notice: tests/simulation builds this folder
 * once more with DESK_MUTANTS, names one rule a run, and must find a difference every time. In the product
 * DESK_BROKEN is FALSE. */
#ifdef DESK_MUTANTS
extern const char *desk_mutant;
#define DESK_BROKEN(rule) (desk_mutant != NULL && g_str_equal (desk_mutant, #rule))
#else
#define DESK_BROKEN(rule) FALSE
#endif
