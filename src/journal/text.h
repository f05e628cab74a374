// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A place in a text that is being read. @scratch takes the strings; length + 1 bytes are enough. */
typedef struct
{
  const char *at;
  const char *end;
  char *scratch;
} DeskText;

void desk_text_add_string (GString *text, const char *string);
void desk_text_add_integer (GString *text, gint64 number);
void desk_text_add_value (GString *text, GVariant *value);

gboolean desk_text_take (DeskText *self, const char *token);
const char *desk_text_take_string (DeskText *self);
gboolean desk_text_take_integer (DeskText *self, gint64 *number);
gboolean desk_text_take_value (DeskText *self, GVariant **value);

gboolean desk_text_is_sha (const char *text);

G_END_DECLS
