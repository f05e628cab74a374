// SPDX-License-Identifier: GPL-3.0-or-later

/* The error domain of src/journal. */

#include "journal/error.h"

G_DEFINE_QUARK (desk - journal - error - quark, desk_journal_error)
