// SPDX-License-Identifier: GPL-3.0-or-later
// Checks the single values of a profile: texts, labels, numbers, dates, codes that must exist elsewhere.

#include "model/profile-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/profile-json.h"

/**
 * desk_check_refuse:
 * @reason: (printf): what is wrong where the walk stands now
 *
 * Returns: FALSE, so that a check can end with it
 */
gboolean
desk_check_refuse (DeskCheck *self, const char *reason, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, reason);
  text = g_strdup_vprintf (reason, arguments);
  va_end (arguments);

  /* Translators: the name of a file, a place in it such as "topics[3].labels.kk", and what is wrong there */
  g_set_error (
      self->error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_PROFILE,
      _ ("The country profile “%s” cannot be used: %s: %s. Install the program again or ask headquarters "
         "for a correct profile."),
      self->name, self->path->len > 0 ? self->path->str : "/", text);
  return FALSE;
}

/**
 * desk_check_enter_member:
 *
 * Goes to a member of an object.
 *
 * Returns: what desk_check_leave() goes back to
 */
gsize
desk_check_enter_member (DeskCheck *self, const char *name)
{
  gsize outside = self->path->len;

  if (outside > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, name);

  return outside;
}

/**
 * desk_check_enter_element:
 *
 * Goes to an element of a list.
 *
 * Returns: what desk_check_leave() goes back to
 */
gsize
desk_check_enter_element (DeskCheck *self, guint index)
{
  gsize outside = self->path->len;

  g_string_append_printf (self->path, "[%u]", index);

  return outside;
}

/**
 * desk_check_leave:
 *
 * Returns: @passed
 */
gboolean
desk_check_leave (DeskCheck *self, gsize outside, gboolean passed)
{
  g_string_truncate (self->path, outside);

  return passed;
}

/**
 * desk_check_refuse_member:
 *
 * Refuses a member of the object where the walk stands now.
 *
 * Returns: FALSE
 */
gboolean
desk_check_refuse_member (DeskCheck *self, const char *name, const char *reason)
{
  gsize outside = desk_check_enter_member (self, name);

  return desk_check_leave (self, outside, desk_check_refuse (self, "%s", reason));
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *)list, word);
}

/* The text of a node, NULL where it is none or empty; then the fault has been told. */
static const char *
check_text (DeskCheck *self, JsonNode *node)
{
  const char *text = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);

  if (text == NULL)
    desk_check_refuse (self, _ ("must be text"));
  else if (*text == '\0')
    desk_check_refuse (self, _ ("is empty"));

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
matches (DeskCheck *self, const char *pattern, const char *text)
{
  GRegex *regex = g_hash_table_lookup (self->patterns, pattern);

  if (regex == NULL)
    {
      regex = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
      g_hash_table_insert (self->patterns, (gpointer)pattern, regex);
    }
  return g_regex_match (regex, text, 0, NULL);
}

static gboolean
check_pattern (DeskCheck *self, JsonNode *node, const char *pattern, const char *reason)
{
  const char *text = check_text (self, node);

  if (text == NULL)
    return FALSE;

  return matches (self, pattern, text) || desk_check_refuse (self, "%s", reason);
}

/* The next "{name}" in a text, NULL at its end. */
static char *
find_placeholder (const char **text)
{
  const char *start = strchr (*text, '{');
  const char *end = start != NULL ? strchr (start, '}') : NULL;

  if (end == NULL)
    return NULL;

  *text = end + 1;
  return g_strndup (start, end + 1 - start);
}

static gboolean
has_placeholders_of (const char *text, const char *model)
{
  for (;;)
    {
      g_autofree char *placeholder = find_placeholder (&model);

      if (placeholder == NULL)
        return TRUE;
      if (strstr (text, placeholder) == NULL)
        return FALSE;
    }
}

static gboolean
check_label (DeskCheck *self, JsonObject *labels, const char *language)
{
  const char *first =
      json_object_get_string_member_with_default (labels, g_ptr_array_index (self->languages, 0), NULL);
  JsonNode *node = json_object_get_member (labels, language);
  gsize outside = desk_check_enter_member (self, language);
  const char *text;

  if (node == NULL)
    return desk_check_leave (self, outside, desk_check_refuse (self, _ ("missing")));

  text = check_text (self, node);
  if (text == NULL)
    return desk_check_leave (self, outside, FALSE);

  if (!has_placeholders_of (text, first) || !has_placeholders_of (first, text))
    return desk_check_leave (self, outside,
                             desk_check_refuse (self,
                                                _ ("names other values in braces than the first language")));

  return desk_check_leave (self, outside, TRUE);
}

static gboolean
check_labels (DeskCheck *self, JsonNode *node)
{
  g_autoptr (GList) names = NULL;
  JsonObject *labels;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return desk_check_refuse (self, _ ("must be an object"));

  labels = json_node_get_object (node);
  for (guint i = 0; i < self->languages->len; i++)
    if (!check_label (self, labels, g_ptr_array_index (self->languages, i)))
      return FALSE;

  names = json_object_get_members (labels);
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_ptr_array_find_with_equal_func (self->languages, l->data, g_str_equal, NULL))
      return desk_check_refuse_member (self, l->data, _ ("is not a language of this profile"));

  return TRUE;
}

static gboolean
check_number (DeskCheck *self, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return desk_check_refuse (self, _ ("must be a whole number"));

  return json_node_get_int (node) >= 0 || desk_check_refuse (self, _ ("must not be negative"));
}

static gboolean
check_boolean (DeskCheck *self, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return desk_check_refuse (self, _ ("must be true or false"));

  return TRUE;
}

static gboolean
check_mask (DeskCheck *self, JsonNode *node)
{
  const char *mask = check_text (self, node);
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GError) local_error = NULL;

  if (mask == NULL)
    return FALSE;

  regex = g_regex_new (mask, G_REGEX_DEFAULT, 0, &local_error);
  return regex != NULL
         || desk_check_refuse (self, _ ("is not a regular expression: %s"), local_error->message);
}

static gboolean
check_zone (DeskCheck *self, JsonNode *node)
{
  const char *name = check_text (self, node);
  g_autoptr (GTimeZone) zone = NULL;

  if (name == NULL)
    return FALSE;

  zone = g_time_zone_new_identifier (name);
  return zone != NULL || desk_check_refuse (self, _ ("is not a known time zone"));
}

static gboolean
check_date (DeskCheck *self, JsonNode *node)
{
  const char *text = check_text (self, node);
  GDate date;

  if (text == NULL)
    return FALSE;

  return desk_profile_parse_date (text, &date)
         || desk_check_refuse (self, _ ("is not a date like 2026-02-28"));
}

/* A day of any year is valid if it is one of a leap year. */
static gboolean
check_day (DeskCheck *self, JsonNode *node)
{
  const char *text = check_text (self, node);
  g_autofree char *date = NULL;
  GDate parsed;

  if (text == NULL)
    return FALSE;

  date = g_strconcat ("2000-", text, NULL);
  return desk_profile_parse_date (date, &parsed) || desk_check_refuse (self, _ ("is not a day like 08-24"));
}

static gboolean
check_time (DeskCheck *self, JsonNode *node)
{
  const char *text = check_text (self, node);

  if (text == NULL)
    return FALSE;

  return desk_profile_parse_time (text) >= 0 || desk_check_refuse (self, _ ("is not a time like 09:00"));
}

static gboolean
check_word (DeskCheck *self, JsonNode *node, const char *words)
{
  const char *word = check_text (self, node);

  if (word == NULL)
    return FALSE;

  return has_word (words, word) || desk_check_refuse (self, _ ("“%s” is not one of %s"), word, words);
}

/**
 * desk_check_find_section:
 * @section: "topics", or "calendar.holidays"
 *
 * Returns: (transfer none) (nullable): the list of that name, whether it was checked already or not
 */
JsonArray *
desk_check_find_section (DeskCheck *self, const char *section)
{
  g_auto (GStrv) names = g_strsplit (section, ".", -1);
  JsonObject *object = self->root;
  JsonNode *node = NULL;

  for (guint i = 0; names[i] != NULL && object != NULL; i++)
    {
      node = json_object_get_member (object, names[i]);
      object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    }

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * desk_check_find_string:
 *
 * Returns: (transfer none) (nullable): text of a member of an entry that may not have been checked yet
 */
const char *
desk_check_find_string (JsonNode *entry, const char *name)
{
  JsonNode *node = NULL;

  if (JSON_NODE_HOLDS_OBJECT (entry))
    node = json_object_get_member (json_node_get_object (entry), name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/**
 * desk_check_find_entry:
 * @entries: (nullable): entries that may not have been checked yet
 *
 * Returns: (transfer none) (nullable): the entry of this code
 */
JsonNode *
desk_check_find_entry (JsonArray *entries, const char *code)
{
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonNode *entry = json_array_get_element (entries, i);

      if (g_strcmp0 (desk_check_find_string (entry, "code"), code) == 0)
        return entry;
    }

  return NULL;
}

/**
 * desk_check_has_code:
 * @entries: (nullable): entries that may not have been checked yet
 */
gboolean
desk_check_has_code (JsonArray *entries, const char *code)
{
  return desk_check_find_entry (entries, code) != NULL;
}

static gboolean
check_reference (DeskCheck *self, JsonNode *node, const char *section)
{
  const char *code = check_text (self, node);

  if (code == NULL)
    return FALSE;

  return desk_check_has_code (desk_check_find_section (self, section), code)
         || desk_check_refuse (self, _ ("“%s” is not in %s"), code, section);
}

/**
 * desk_check_single:
 * @shape: of a kind that is neither list nor object
 *
 * Returns: TRUE if @node holds what @shape says
 */
gboolean
desk_check_single (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  switch (shape->kind)
    {
    case DESK_SHAPE_CODE:
      return check_pattern (self, node, "^[A-Za-z0-9][A-Za-z0-9_-]*$",
                            _ ("must be Latin letters and digits"));
    case DESK_SHAPE_DIGIT:
      return check_pattern (self, node, "^([0-9]|[1-9][0-9])$", _ ("must be one digit, or two from 10 on"));
    case DESK_SHAPE_STRING:
      return check_text (self, node) != NULL;
    case DESK_SHAPE_LABELS:
      return check_labels (self, node);
    case DESK_SHAPE_BOOLEAN:
      return check_boolean (self, node);
    case DESK_SHAPE_NUMBER:
      return check_number (self, node);
    case DESK_SHAPE_MASK:
      return check_mask (self, node);
    case DESK_SHAPE_ZONE:
      return check_zone (self, node);
    case DESK_SHAPE_DATE:
      return check_date (self, node);
    case DESK_SHAPE_DAY:
      return check_day (self, node);
    case DESK_SHAPE_TIME:
      return check_time (self, node);
    case DESK_SHAPE_WORD:
      return check_word (self, node, shape->detail);
    case DESK_SHAPE_REFERENCE:
      return check_reference (self, node, shape->detail);
    default:
      g_return_val_if_reached (FALSE);
    }
}
