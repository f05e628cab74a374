// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_BUNDLE_PART_BYTES 65536 /* of an attachment in one line */

/** What a line in a bundle is. */
typedef enum
{
  DESK_BUNDLE_EXCHANGE, /* of the exchange of the log that was named last */
  DESK_BUNDLE_LOG,      /* the exchange of a log begins */
  DESK_BUNDLE_PART,     /* bytes of an attachment */
  DESK_BUNDLE_WANT      /* the desk has so many bytes of an attachment and would like the rest */
} DeskBundleItemKind;

/** A line in a bundle. */
typedef struct
{
  DeskBundleItemKind kind;
  char *name;    /* of the log, or SHA-256 of the attachment; NULL for _EXCHANGE */
  gint64 at;     /* bytes before the part, or bytes there are */
  guchar *bytes; /* of a part */
  gsize length;
} DeskBundleItem;

char *desk_bundle_item_write (const DeskBundleItem *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_bundle_item_read (const char *line, gsize length, DeskBundleItem *self, GError **error);
void desk_bundle_item_clear (DeskBundleItem *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskBundleItem, desk_bundle_item_clear)

G_END_DECLS
