// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a found document is a declared one: what officers decided of pairs. The decision lies in the find; a confirmed
// one is noted in the declaration too. The last decision on a pair counts, and every one can be taken back.
#pragma once

#include "model/find.h"
#include "model/hand.h"
#include "model/profile.h"

G_BEGIN_DECLS

#define DESK_MATCH_SAME "same"
#define DESK_MATCH_DIFFERENT "different"

const char *desk_match_get_verdict (DeskFind *find, const char *declared, const char *document);
gboolean desk_match_find_confirmed (DeskFind *find, const char **declared, const char **document);
gboolean desk_match_may_decide (DeskFind *find, DeskRecord *declared, const char *document,
                                const char *verdict, const char *role);
gboolean desk_match_decide (DeskFind *find, DeskRecord *declared, const char *document, const char *verdict,
                            DeskProfile *profile, const DeskHand *hand);

G_END_DECLS
