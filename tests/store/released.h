// SPDX-License-Identifier: GPL-3.0-or-later
// What the desks in released/ have in common.
#pragma once

#include "desk-fixture.h"

#define RELEASED_PASSWORD "verba 12 lypa 7"
#define RELEASED_TYPED "Григорівна"
#define RELEASED_BYTES "\x89PNG\r\n\x1a\n and what follows"

static inline void
released_name_folders (Desk *desk, const char *top)
{
  g_autofree char *data = g_build_filename (top, "data", NULL);
  g_autofree char *state = g_build_filename (top, "state", NULL);

  desk->top = g_strdup (top);
  desk->folders = desk_folders_new (data, state);
  desk->zone = g_time_zone_new_identifier ("Europe/Kyiv");
}

/* A line for each value: kind of the record, its id, field, value. */
static inline void
released_print (DeskRecord *record, GString *out)
{
  g_autoptr (GPtrArray) values = desk_record_list_values (record);

  for (guint i = 0; i < values->len; i++)
    {
      const DeskFieldValue *value = values->pdata[i];
      g_autofree char *text = value->value != NULL ? g_variant_print (value->value, FALSE) : NULL;

      if (text != NULL)
        g_string_append_printf (out, "%s %s %s %s\n", DESK_RECORD_GET_CLASS (record)->kind,
                                desk_record_get_id (record), value->name, text);
    }
}
