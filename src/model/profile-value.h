// SPDX-License-Identifier: GPL-3.0-or-later
// One walk through a profile: where it stands, and the checks of single values. Only for the files of the profile.
#pragma once

#include <json-glib/json-glib.h>

#include "model/profile-shape.h"

G_BEGIN_DECLS

/**
 * DeskCheck:
 * @name: of the profile
 * @root: the whole file
 * @languages: (element-type utf8): that every label must have
 * @patterns: (element-type utf8 GRegex): what codes are matched with, compiled once
 * @path: where the walk stands, such as "topics[3].labels"
 * @error: where the first fault is told
 */
typedef struct
{
  const char *name;
  JsonObject *root;
  GPtrArray *languages;
  GHashTable *patterns;
  GString *path;
  GError **error;
} DeskCheck;

gboolean desk_check_refuse (DeskCheck *self, const char *reason, ...) G_GNUC_PRINTF (2, 3);
gboolean desk_check_refuse_member (DeskCheck *self, const char *name, const char *reason);

gsize desk_check_enter_member (DeskCheck *self, const char *name);
gsize desk_check_enter_element (DeskCheck *self, guint index);
gboolean desk_check_leave (DeskCheck *self, gsize outside, gboolean passed);

JsonArray *desk_check_find_section (DeskCheck *self, const char *section);
const char *desk_check_find_string (JsonNode *entry, const char *name);
JsonNode *desk_check_find_entry (JsonArray *entries, const char *code);
gboolean desk_check_has_code (JsonArray *entries, const char *code);

gboolean desk_check_single (DeskCheck *self, JsonNode *node, const DeskShape *shape);

G_END_DECLS
