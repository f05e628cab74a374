// SPDX-License-Identifier: GPL-3.0-or-later
// Refuses a profile that is not complete and consistent: walks the file along with the tables of profile-shape.c and
// names the JSON path of the first fault.

#include "model/profile-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/profile-shape.h"
#include "model/profile-value.h"

static gboolean check_object (DeskCheck *self, JsonNode *node, const DeskShape *members);
static gboolean check_value (DeskCheck *self, JsonNode *node, const DeskShape *shape);

static gboolean
check_list (DeskCheck *self, JsonNode *node, const DeskShape *shape, DeskShapeKind kind)
{
  DeskShape element = *shape;
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return desk_check_refuse (self, _ ("must be a list"));

  list = json_node_get_array (node);
  if (shape->required && json_array_get_length (list) == 0)
    return desk_check_refuse (self, _ ("is empty"));

  element.kind = kind;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      gsize outside = desk_check_enter_element (self, i);

      if (!check_value (self, json_array_get_element (list, i), &element))
        return FALSE;
      desk_check_leave (self, outside, TRUE);
    }

  return TRUE;
}

/* No two entries of a list may share a code or what an officer types. */
static gboolean
check_unique (DeskCheck *self, JsonArray *entries, const char *member)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      const char *value = desk_check_find_string (json_array_get_element (entries, i), member);

      if (value == NULL)
        continue;
      if (!g_hash_table_add (seen, (gpointer)value))
        {
          desk_check_enter_element (self, i);
          desk_check_enter_member (self, member);
          return desk_check_refuse (self, _ ("“%s” is there twice"), value);
        }
    }

  return TRUE;
}

static gboolean
check_table (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  g_auto (GStrv) codes = g_strsplit (shape->detail != NULL ? shape->detail : "", "|", -1);
  JsonArray *entries;

  if (!check_list (self, node, shape, DESK_SHAPE_OBJECT))
    return FALSE;

  entries = json_node_get_array (node);
  for (guint i = 0; codes[i] != NULL; i++)
    if (!desk_check_has_code (entries, codes[i]))
      return desk_check_refuse (self, _ ("“%s” is missing"), codes[i]);

  return check_unique (self, entries, "code") && check_unique (self, entries, "digit")
         && check_unique (self, entries, "date");
}

/* The dates of a year's days lie in that year. */
static gboolean
check_year_of_days (DeskCheck *self, JsonArray *days_off, const char *year)
{
  for (guint i = 0; i < json_array_get_length (days_off); i++)
    if (!g_str_has_prefix (desk_check_find_string (json_array_get_element (days_off, i), "date"), year))
      {
        desk_check_enter_member (self, "days_off");
        desk_check_enter_element (self, i);
        desk_check_enter_member (self, "date");
        return desk_check_refuse (self, _ ("is not in %s"), year);
      }

  return TRUE;
}

static gboolean
check_years (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  g_autoptr (GList) names = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return desk_check_refuse (self, _ ("must be an object"));

  names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *year = json_object_get_member (json_node_get_object (node), l->data);
      gsize outside = desk_check_enter_member (self, l->data);

      if (!g_regex_match_simple ("^20[0-9]{2}$", l->data, G_REGEX_DOLLAR_ENDONLY, 0))
        return desk_check_refuse (self, _ ("is not a year like 2026"));
      if (!check_object (self, year, shape->members)
          || !check_year_of_days (self,
                                  json_object_get_array_member (json_node_get_object (year), "days_off"),
                                  l->data))
        return FALSE;
      desk_check_leave (self, outside, TRUE);
    }

  return TRUE;
}

static gboolean
check_value (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  switch (shape->kind)
    {
    case DESK_SHAPE_STRINGS:
      return check_list (self, node, shape, DESK_SHAPE_STRING);
    case DESK_SHAPE_DATES:
      return check_list (self, node, shape, DESK_SHAPE_DATE);
    case DESK_SHAPE_WORDS:
      return check_list (self, node, shape, DESK_SHAPE_WORD);
    case DESK_SHAPE_REFERENCES:
      return check_list (self, node, shape, DESK_SHAPE_REFERENCE);
    case DESK_SHAPE_OBJECT:
      return check_object (self, node, shape->members);
    case DESK_SHAPE_TABLE:
      return check_table (self, node, shape);
    case DESK_SHAPE_YEARS:
      return check_years (self, node, shape);
    default:
      return desk_check_single (self, node, shape);
    }
}

static const DeskShape *
find_shape (const DeskShape *members, const char *name)
{
  for (const DeskShape *member = members; member->name != NULL; member++)
    if (g_str_equal (member->name, name))
      return member;

  return NULL;
}

/* Dates and times are written so that text order is time order. */
static gboolean
check_order (DeskCheck *self, JsonObject *object, const char *earlier, const char *later)
{
  const char *from = json_object_get_string_member_with_default (object, earlier, NULL);
  const char *to = json_object_get_string_member_with_default (object, later, NULL);

  if (from == NULL || to == NULL || strcmp (from, to) < 0)
    return TRUE;

  desk_check_enter_member (self, later);
  return desk_check_refuse (self, _ ("is not after %s"), from);
}

static gboolean
check_object (DeskCheck *self, JsonNode *node, const DeskShape *members)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return desk_check_refuse (self, _ ("must be an object"));

  object = json_node_get_object (node);
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    if (find_shape (members, l->data) == NULL)
      return desk_check_refuse_member (self, l->data, _ ("is not a known member"));

  for (const DeskShape *member = members; member->name != NULL; member++)
    if (member->required && !json_object_has_member (object, member->name))
      return desk_check_refuse_member (self, member->name, _ ("missing"));

  for (const DeskShape *member = members; member->name != NULL; member++)
    {
      JsonNode *value = json_object_get_member (object, member->name);
      gsize outside = desk_check_enter_member (self, member->name);

      if (value != NULL && !check_value (self, value, member))
        return FALSE;
      desk_check_leave (self, outside, TRUE);
    }

  return check_order (self, object, "from", "to") && check_order (self, object, "valid_from", "valid_to");
}

/* A clock of an official number says of which. */
static gboolean
check_clock_number (DeskCheck *self, JsonObject *clock)
{
  if (!g_str_equal (json_object_get_string_member (clock, "starts_on"), "official_number")
      && !g_str_equal (json_object_get_string_member (clock, "met_by"), "official_number"))
    return TRUE;

  return json_object_has_member (clock, "official_number")
         || desk_check_refuse_member (self, "official_number", _ ("missing"));
}

/* A clock that takes the place of another is another one, which takes no third one's place. */
static gboolean
check_clock_chain (DeskCheck *self, JsonObject *clock, const char *member)
{
  const char *code = json_object_get_string_member_with_default (clock, member, NULL);
  JsonNode *other =
      code != NULL ? desk_check_find_entry (desk_check_find_section (self, "clocks"), code) : NULL;

  if (other == NULL || !json_object_has_member (json_node_get_object (other), member))
    return TRUE;

  desk_check_enter_member (self, member);
  return desk_check_refuse (self, _ ("“%s” has such a one itself"), code);
}

/* What an extension starts is a clock that waits for one. */
static gboolean
check_clock_notice (DeskCheck *self, JsonObject *clock)
{
  const char *code = json_object_get_string_member_with_default (clock, "notice", NULL);
  JsonNode *notice =
      code != NULL ? desk_check_find_entry (desk_check_find_section (self, "clocks"), code) : NULL;

  if (notice == NULL || g_str_equal (desk_check_find_string (notice, "starts_on"), "extended"))
    return TRUE;

  desk_check_enter_member (self, "notice");
  return desk_check_refuse (self, _ ("“%s” does not start on “%s”"), code, "extended");
}

/* What ties the members of clocks together, after each has been checked for itself. */
static gboolean
check_clocks (DeskCheck *self)
{
  gboolean knows_work_end =
      json_object_has_member (json_object_get_object_member (self->root, "calendar"), "working_day");
  JsonArray *clocks = desk_check_find_section (self, "clocks");

  desk_check_enter_member (self, "clocks");
  for (guint i = 0; i < json_array_get_length (clocks); i++)
    {
      JsonObject *clock = json_array_get_object_element (clocks, i);
      gsize outside = desk_check_enter_element (self, i);

      if (!check_clock_number (self, clock) || !check_clock_chain (self, clock, "extension")
          || !check_clock_chain (self, clock, "alternative_to") || !check_clock_notice (self, clock))
        return FALSE;
      if (json_object_has_member (clock, "start_roll") && !knows_work_end)
        return desk_check_refuse_member (self, "start_roll", _ ("needs calendar.working_day"));
      desk_check_leave (self, outside, TRUE);
    }

  return TRUE;
}

/* The languages are read before everything else, because labels are held against them. A fault in their list is
   told when the walk comes to it. */
static void
read_languages (DeskCheck *self)
{
  JsonArray *languages = desk_check_find_section (self, "languages");

  for (guint i = 0; languages != NULL && i < json_array_get_length (languages); i++)
    {
      const char *code = desk_check_find_string (json_array_get_element (languages, i), "code");

      if (code != NULL)
        g_ptr_array_add (self->languages, (gpointer)code);
    }
}

/**
 * desk_profile_check:
 * @name: of the profile, for the message
 *
 * Returns: TRUE if @root is a complete and consistent profile; otherwise %DESK_MODEL_ERROR_PROFILE names the JSON path
 *   of the first fault, such as "topics[3].labels.kk", and what is wrong there
 */
gboolean
desk_profile_check (JsonNode *root, const char *name, GError **error)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();
  g_autoptr (GHashTable) patterns =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_regex_unref);
  g_autoptr (GString) path = g_string_new (NULL);
  DeskCheck check = {
    .name = name, .languages = languages, .patterns = patterns, .path = path, .error = error
  };

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return desk_check_refuse (&check, _ ("must be an object"));

  check.root = json_node_get_object (root);
  read_languages (&check);
  if (languages->len == 0)
    return desk_check_refuse_member (&check, "languages", _ ("missing"));

  return check_object (&check, root, desk_profile_shape) && check_clocks (&check);
}
