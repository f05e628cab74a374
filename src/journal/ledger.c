// SPDX-License-Identifier: GPL-3.0-or-later

/* The interface between what headquarters decides and where it keeps it. */

#include "journal/ledger.h"

G_DEFINE_INTERFACE (DeskLedger, desk_ledger, G_TYPE_OBJECT)

static void
desk_ledger_default_init (DeskLedgerInterface *iface)
{
}
