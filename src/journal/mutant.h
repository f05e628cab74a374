// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

/* Rules can be broken on purpose, to prove that the tests notice: tests/simulation builds this folder
 * once for each DESK_MUTANT and must find a difference every time. In the product DESK_BROKEN is FALSE. */
#ifdef DESK_MUTANT
#define DESK_BROKEN(rule) (g_str_equal (G_STRINGIFY (DESK_MUTANT), #rule))
#else
#define DESK_BROKEN(rule) FALSE
#endif
