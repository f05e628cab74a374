// SPDX-License-Identifier: GPL-3.0-or-later
// Refuses a profile that is not complete and consistent: walks the file along with the tables of profile-shape.c and
// names the JSON path of the first fault.

#include "model/profile-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/profile-shape.h"

typedef struct
{
  const char *name; /* of the profile */
  JsonObject *root;
  GPtrArray *languages;
  GString *path;
  GError **error;
} DeskCheck;

static gboolean check_object (DeskCheck *self, JsonNode *node, const DeskShape *members);

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (DeskCheck *self, const char *reason, ...)
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

static gsize
enter_member (DeskCheck *self, const char *name)
{
  gsize outside = self->path->len;

  if (outside > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, name);

  return outside;
}

static gsize
enter_element (DeskCheck *self, guint index)
{
  gsize outside = self->path->len;

  g_string_append_printf (self->path, "[%u]", index);

  return outside;
}

static gboolean
leave (DeskCheck *self, gsize outside, gboolean passed)
{
  g_string_truncate (self->path, outside);

  return passed;
}

static gboolean
refuse_member (DeskCheck *self, const char *name, const char *reason)
{
  gsize outside = enter_member (self, name);

  return leave (self, outside, refuse (self, "%s", reason));
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
    refuse (self, _ ("must be text"));
  else if (*text == '\0')
    refuse (self, _ ("is empty"));

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
check_pattern (DeskCheck *self, JsonNode *node, const char *pattern, const char *reason)
{
  const char *text = check_text (self, node);

  if (text == NULL)
    return FALSE;

  return g_regex_match_simple (pattern, text, G_REGEX_DOLLAR_ENDONLY, 0) || refuse (self, "%s", reason);
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
  gsize outside = enter_member (self, language);
  const char *text;

  if (node == NULL)
    return leave (self, outside, refuse (self, _ ("missing")));

  text = check_text (self, node);
  if (text == NULL)
    return leave (self, outside, FALSE);

  if (!has_placeholders_of (text, first) || !has_placeholders_of (first, text))
    return leave (self, outside, refuse (self, _ ("names other values in braces than the first language")));

  return leave (self, outside, TRUE);
}

static gboolean
check_labels (DeskCheck *self, JsonNode *node)
{
  g_autoptr (GList) names = NULL;
  JsonObject *labels;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (self, _ ("must be an object"));

  labels = json_node_get_object (node);
  for (guint i = 0; i < self->languages->len; i++)
    if (!check_label (self, labels, g_ptr_array_index (self->languages, i)))
      return FALSE;

  names = json_object_get_members (labels);
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_ptr_array_find_with_equal_func (self->languages, l->data, g_str_equal, NULL))
      return refuse_member (self, l->data, _ ("is not a language of this profile"));

  return TRUE;
}

static gboolean
check_number (DeskCheck *self, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (self, _ ("must be a whole number"));

  return json_node_get_int (node) >= 0 || refuse (self, _ ("must not be negative"));
}

static gboolean
check_boolean (DeskCheck *self, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (self, _ ("must be true or false"));

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
  return regex != NULL || refuse (self, _ ("is not a regular expression: %s"), local_error->message);
}

static gboolean
check_zone (DeskCheck *self, JsonNode *node)
{
  const char *name = check_text (self, node);
  g_autoptr (GTimeZone) zone = NULL;

  if (name == NULL)
    return FALSE;

  zone = g_time_zone_new_identifier (name);
  return zone != NULL || refuse (self, _ ("is not a known time zone"));
}

static gboolean
check_date (DeskCheck *self, JsonNode *node)
{
  const char *text = check_text (self, node);
  GDate date;

  if (text == NULL)
    return FALSE;

  return desk_profile_parse_date (text, &date) || refuse (self, _ ("is not a date like 2026-02-28"));
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
  return desk_profile_parse_date (date, &parsed) || refuse (self, _ ("is not a day like 08-24"));
}

static gboolean
check_time (DeskCheck *self, JsonNode *node)
{
  const char *text = check_text (self, node);

  if (text == NULL)
    return FALSE;

  return desk_profile_parse_time (text) >= 0 || refuse (self, _ ("is not a time like 09:00"));
}

static gboolean
check_word (DeskCheck *self, JsonNode *node, const char *words)
{
  const char *word = check_text (self, node);

  if (word == NULL)
    return FALSE;

  return has_word (words, word) || refuse (self, _ ("“%s” is not one of %s"), word, words);
}

static JsonArray *
find_section (DeskCheck *self, const char *section)
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

static const char *
find_string (JsonNode *entry, const char *name)
{
  JsonNode *node = NULL;

  if (JSON_NODE_HOLDS_OBJECT (entry))
    node = json_object_get_member (json_node_get_object (entry), name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
has_code (JsonArray *entries, const char *code)
{
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    if (g_strcmp0 (find_string (json_array_get_element (entries, i), "code"), code) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_reference (DeskCheck *self, JsonNode *node, const char *section)
{
  const char *code = check_text (self, node);

  if (code == NULL)
    return FALSE;

  return has_code (find_section (self, section), code)
         || refuse (self, _ ("“%s” is not in %s"), code, section);
}

static gboolean
check_list (DeskCheck *self, JsonNode *node, const DeskShape *shape,
            gboolean (*check_element) (DeskCheck *self, JsonNode *node, const DeskShape *shape))
{
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (self, _ ("must be a list"));

  list = json_node_get_array (node);
  if (shape->required && json_array_get_length (list) == 0)
    return refuse (self, _ ("is empty"));

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      gsize outside = enter_element (self, i);

      if (!check_element (self, json_array_get_element (list, i), shape))
        return FALSE;
      leave (self, outside, TRUE);
    }

  return TRUE;
}

static gboolean
check_string_element (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  return check_text (self, node) != NULL;
}

static gboolean
check_date_element (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  return check_date (self, node);
}

static gboolean
check_word_element (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  return check_word (self, node, shape->detail);
}

static gboolean
check_reference_element (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  return check_reference (self, node, shape->detail);
}

static gboolean
check_object_element (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  return check_object (self, node, shape->members);
}

/* No two entries of a list may share a code or what an officer types. */
static gboolean
check_unique (DeskCheck *self, JsonArray *entries, const char *member)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      const char *value = find_string (json_array_get_element (entries, i), member);

      if (value == NULL)
        continue;
      if (!g_hash_table_add (seen, (gpointer)value))
        {
          enter_element (self, i);
          enter_member (self, member);
          return refuse (self, _ ("“%s” is there twice"), value);
        }
    }

  return TRUE;
}

static gboolean
check_table (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  g_auto (GStrv) codes = g_strsplit (shape->detail != NULL ? shape->detail : "", "|", -1);
  JsonArray *entries;

  if (!check_list (self, node, shape, check_object_element))
    return FALSE;

  entries = json_node_get_array (node);
  for (guint i = 0; codes[i] != NULL; i++)
    if (!has_code (entries, codes[i]))
      return refuse (self, _ ("“%s” is missing"), codes[i]);

  return check_unique (self, entries, "code") && check_unique (self, entries, "digit")
         && check_unique (self, entries, "date");
}

/* The dates of a year's days lie in that year. */
static gboolean
check_year_of_days (DeskCheck *self, JsonArray *days_off, const char *year)
{
  for (guint i = 0; i < json_array_get_length (days_off); i++)
    if (!g_str_has_prefix (find_string (json_array_get_element (days_off, i), "date"), year))
      {
        enter_member (self, "days_off");
        enter_element (self, i);
        enter_member (self, "date");
        return refuse (self, _ ("is not in %s"), year);
      }

  return TRUE;
}

static gboolean
check_years (DeskCheck *self, JsonNode *node, const DeskShape *shape)
{
  g_autoptr (GList) names = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (self, _ ("must be an object"));

  names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *year = json_object_get_member (json_node_get_object (node), l->data);
      gsize outside = enter_member (self, l->data);

      if (!g_regex_match_simple ("^20[0-9]{2}$", l->data, G_REGEX_DOLLAR_ENDONLY, 0))
        return refuse (self, _ ("is not a year like 2026"));
      if (!check_object (self, year, shape->members)
          || !check_year_of_days (self,
                                  json_object_get_array_member (json_node_get_object (year), "days_off"),
                                  l->data))
        return FALSE;
      leave (self, outside, TRUE);
    }

  return TRUE;
}

static gboolean
check_value (DeskCheck *self, JsonNode *node, const DeskShape *shape)
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
    case DESK_SHAPE_STRINGS:
      return check_list (self, node, shape, check_string_element);
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
    case DESK_SHAPE_DATES:
      return check_list (self, node, shape, check_date_element);
    case DESK_SHAPE_DAY:
      return check_day (self, node);
    case DESK_SHAPE_TIME:
      return check_time (self, node);
    case DESK_SHAPE_WORD:
      return check_word (self, node, shape->detail);
    case DESK_SHAPE_WORDS:
      return check_list (self, node, shape, check_word_element);
    case DESK_SHAPE_REFERENCE:
      return check_reference (self, node, shape->detail);
    case DESK_SHAPE_REFERENCES:
      return check_list (self, node, shape, check_reference_element);
    case DESK_SHAPE_OBJECT:
      return check_object (self, node, shape->members);
    case DESK_SHAPE_TABLE:
      return check_table (self, node, shape);
    case DESK_SHAPE_YEARS:
      return check_years (self, node, shape);
    default:
      g_return_val_if_reached (FALSE);
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

  enter_member (self, later);
  return refuse (self, _ ("is not after %s"), from);
}

static gboolean
check_object (DeskCheck *self, JsonNode *node, const DeskShape *members)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (self, _ ("must be an object"));

  object = json_node_get_object (node);
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    if (find_shape (members, l->data) == NULL)
      return refuse_member (self, l->data, _ ("is not a known member"));

  for (const DeskShape *member = members; member->name != NULL; member++)
    if (member->required && !json_object_has_member (object, member->name))
      return refuse_member (self, member->name, _ ("missing"));

  for (const DeskShape *member = members; member->name != NULL; member++)
    {
      JsonNode *value = json_object_get_member (object, member->name);
      gsize outside = enter_member (self, member->name);

      if (value != NULL && !check_value (self, value, member))
        return FALSE;
      leave (self, outside, TRUE);
    }

  return check_order (self, object, "from", "to") && check_order (self, object, "valid_from", "valid_to");
}

/* The languages are read before everything else, because labels are held against them. A fault in their list is
   told when the walk comes to it. */
static void
read_languages (DeskCheck *self)
{
  JsonArray *languages = find_section (self, "languages");

  for (guint i = 0; languages != NULL && i < json_array_get_length (languages); i++)
    {
      const char *code = find_string (json_array_get_element (languages, i), "code");

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
  g_autoptr (GString) path = g_string_new (NULL);
  DeskCheck check = { .name = name, .languages = languages, .path = path, .error = error };

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return refuse (&check, _ ("must be an object"));

  check.root = json_node_get_object (root);
  read_languages (&check);
  if (languages->len == 0)
    return refuse_member (&check, "languages", _ ("missing"));

  return check_object (&check, root, desk_profile_shape);
}
