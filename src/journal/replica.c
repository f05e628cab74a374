// SPDX-License-Identifier: GPL-3.0-or-later

/* The interface between the exchange and the database of a desk. */

#include "journal/replica.h"

G_DEFINE_INTERFACE (DeskReplica, desk_replica, G_TYPE_OBJECT)

static void
desk_replica_default_init (DeskReplicaInterface *iface)
{
}
