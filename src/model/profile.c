// SPDX-License-Identifier: GPL-3.0-or-later
// The law and the words of one country, read from resources/profiles. C code knows kinds of rules and never a number
// from a law; this is where the numbers are. Never changed after it is loaded, so that any thread may read it.

#include "model/profile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"
#include "model/profile-json.h"

struct _DeskProfile
{
  GObject parent_instance;

  JsonNode *root;
  const char *fallback; /* language, interned */
  char **languages;
  char **paper_languages;
  char **favourite_topics;
  char **attachment_types;
  GTimeZone *time_zone;
  DeskCalendar *calendar;
  GHashTable *vocabularies; /* section name -> DeskVocabulary */
};

G_DEFINE_FINAL_TYPE (DeskProfile, desk_profile, G_TYPE_OBJECT)

static JsonObject *
get_root (DeskProfile *self)
{
  return json_node_get_object (self->root);
}

static JsonObject *
get_member (DeskProfile *self, const char *name)
{
  return json_object_get_object_member (get_root (self), name);
}

static void
read_section (JsonObject *root, const char *name, JsonNode *node, gpointer user_data)
{
  DeskProfile *self = user_data;
  JsonArray *entries;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;

  entries = json_node_get_array (node);
  if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (entries, 0)))
    g_hash_table_insert (self->vocabularies, g_strdup (name), desk_vocabulary_new (entries, self->fallback));
}

static void
read_languages (DeskProfile *self, JsonArray *entries)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) paper = g_strv_builder_new ();
  DeskVocabulary *vocabulary;

  self->fallback =
      g_intern_string (json_object_get_string_member (json_array_get_object_element (entries, 0), "code"));
  json_object_foreach_member (get_root (self), read_section, self);

  vocabulary = desk_profile_get_vocabulary (self, "languages");
  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    {
      DeskTerm *language = desk_vocabulary_get_term_at (vocabulary, i);

      g_strv_builder_add (languages, desk_term_get_code (language));
      if (desk_term_has_flag (language, "paper"))
        g_strv_builder_add (paper, desk_term_get_code (language));
    }

  self->languages = g_strv_builder_end (languages);
  self->paper_languages = g_strv_builder_end (paper);
}

static void
desk_profile_finalize (GObject *object)
{
  DeskProfile *self = DESK_PROFILE (object);

  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->paper_languages, g_strfreev);
  g_clear_pointer (&self->favourite_topics, g_strfreev);
  g_clear_pointer (&self->attachment_types, g_strfreev);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  g_clear_object (&self->calendar);
  g_hash_table_unref (self->vocabularies);
  json_node_unref (self->root);

  G_OBJECT_CLASS (desk_profile_parent_class)->finalize (object);
}

static void
desk_profile_class_init (DeskProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_profile_finalize;
}

static void
desk_profile_init (DeskProfile *self)
{
  self->vocabularies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static JsonNode *
parse (GBytes *json, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  JsonNode *root = NULL;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);

  json_parser_set_strict (parser, TRUE);
  if (json_parser_load_from_data (parser, text, size, &local_error))
    root = json_parser_steal_root (parser);

  if (root == NULL)
    g_set_error (
        error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_PROFILE,
        _ ("The country profile “%s” cannot be read: %s. Install the program again or ask headquarters for a "
           "correct profile."),
        name, local_error != NULL ? local_error->message : _ ("the file is empty"));

  return root;
}

/**
 * desk_profile_new_from_bytes:
 * @json: the file
 * @name: what messages call it, such as "ua"
 *
 * Reads a country profile and checks the whole of it.
 *
 * Returns: (transfer full): the profile; NULL with %DESK_MODEL_ERROR_PROFILE, whose message names the JSON path of the
 *   first fault, if the file is no complete and consistent profile
 */
DeskProfile *
desk_profile_new_from_bytes (GBytes *json, const char *name, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  DeskProfile *self;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  root = parse (json, name, error);
  if (root == NULL || !desk_profile_check (root, name, error))
    return NULL;

  self = g_object_new (DESK_TYPE_PROFILE, NULL);
  self->root = g_steal_pointer (&root);
  read_languages (self, json_object_get_array_member (get_root (self), "languages"));
  self->favourite_topics =
      desk_profile_copy_strings (json_object_get_array_member (get_root (self), "favourite_topics"));
  self->attachment_types =
      desk_profile_copy_strings (json_object_get_array_member (get_member (self, "attachments"), "types"));
  self->time_zone = g_time_zone_new_identifier (json_object_get_string_member (get_root (self), "time_zone"));
  self->calendar = desk_calendar_new (get_member (self, "calendar"), self->fallback);

  return self;
}

/**
 * desk_profile_copy_strings:
 *
 * Returns: (transfer full): the texts of a checked list
 */
char **
desk_profile_copy_strings (JsonArray *strings)
{
  guint length = json_array_get_length (strings);
  char **copy = g_new0 (char *, length + 1);

  for (guint i = 0; i < length; i++)
    copy[i] = g_strdup (json_array_get_string_element (strings, i));

  return copy;
}

/**
 * desk_profile_pick_label:
 * @labels: a checked text in every language
 * @fallback: the language to fall back to
 * @language: (nullable): "uk", or a locale such as "uk_UA.UTF-8"
 *
 * Returns: the text in @language, or in @fallback if there is none
 */
const char *
desk_profile_pick_label (JsonObject *labels, const char *fallback, const char *language)
{
  g_autofree char *short_name = g_strndup (language != NULL ? language : fallback,
                                           language != NULL ? strcspn (language, "_.@-") : strlen (fallback));
  const char *label = json_object_get_string_member_with_default (labels, short_name, NULL);

  return label != NULL ? label : json_object_get_string_member (labels, fallback);
}

/**
 * desk_profile_get_code:
 *
 * Returns: "ua" or "kz": what a station's record keeps
 */
const char *
desk_profile_get_code (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return json_object_get_string_member (get_root (self), "code");
}

/**
 * desk_profile_get_country:
 *
 * Returns: the country's ISO 3166 code, "UA" or "KZ"
 */
const char *
desk_profile_get_country (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return json_object_get_string_member (get_root (self), "country");
}

/**
 * desk_profile_get_version:
 *
 * Returns: which edition of the profile this is; records keep the one they were made with
 */
gint64
desk_profile_get_version (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), 0);

  return json_object_get_int_member (get_root (self), "version");
}

/**
 * desk_profile_get_name:
 *
 * Returns: the country's name
 */
const char *
desk_profile_get_name (DeskProfile *self, const char *language)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return desk_profile_pick_label (get_member (self, "labels"), self->fallback, language);
}

/**
 * desk_profile_get_languages:
 *
 * Returns: (array zero-terminated=1): the languages of every label, the usual one of the country first
 */
const char *const *
desk_profile_get_languages (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return (const char *const *)self->languages;
}

/**
 * desk_profile_get_paper_languages:
 *
 * Returns: (array zero-terminated=1): the languages that stand on one paper where the visitor asked for none
 */
const char *const *
desk_profile_get_paper_languages (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return (const char *const *)self->paper_languages;
}

/**
 * desk_profile_get_favourite_topics:
 *
 * Returns: (array zero-terminated=1): codes of the topics that one digit chooses at a desk too new to have favourites
 *   of its own, the most frequent first
 */
const char *const *
desk_profile_get_favourite_topics (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return (const char *const *)self->favourite_topics;
}

/**
 * desk_profile_get_time_zone:
 *
 * Returns: (transfer none): the zone of the station's wall clock
 */
GTimeZone *
desk_profile_get_time_zone (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return self->time_zone;
}

/**
 * desk_profile_get_calendar:
 *
 * Returns: (transfer none): working days, holidays and opening hours
 */
DeskCalendar *
desk_profile_get_calendar (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return self->calendar;
}

/**
 * desk_profile_get_vocabulary:
 * @vocabulary: name of a section, such as "topics" or "document_types": the detail of a choice field
 *
 * Returns: (transfer none) (nullable): its terms, NULL if the profile has no such section
 */
DeskVocabulary *
desk_profile_get_vocabulary (DeskProfile *self, const char *vocabulary)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);
  g_return_val_if_fail (vocabulary != NULL, NULL);

  return g_hash_table_lookup (self->vocabularies, vocabulary);
}

/**
 * desk_profile_get_term:
 * @code: (nullable): what a record keeps
 *
 * Returns: (transfer none) (nullable): the term, NULL if the profile does not know it
 */
DeskTerm *
desk_profile_get_term (DeskProfile *self, const char *vocabulary, const char *code)
{
  DeskVocabulary *terms = desk_profile_get_vocabulary (self, vocabulary);

  return terms != NULL ? desk_vocabulary_get_term (terms, code) : NULL;
}

/**
 * desk_profile_get_label:
 * @code: (nullable): what a record keeps
 *
 * Returns: (nullable): the label of a term; @code itself if this version of the profile does not know it, so that an
 *   old record still shows something; NULL only for NULL
 */
const char *
desk_profile_get_label (DeskProfile *self, const char *vocabulary, const char *code, const char *language)
{
  DeskTerm *term = desk_profile_get_term (self, vocabulary, code);

  return term != NULL ? desk_term_get_label (term, language) : code;
}

/**
 * desk_profile_has_flag:
 * @code: (nullable): what a record keeps
 * @flag: such as "crime"
 *
 * Returns: whether the term has the flag; FALSE for one the profile does not know
 */
gboolean
desk_profile_has_flag (DeskProfile *self, const char *vocabulary, const char *code, const char *flag)
{
  DeskTerm *term = desk_profile_get_term (self, vocabulary, code);

  return term != NULL && desk_term_has_flag (term, flag);
}

/**
 * desk_profile_get_text:
 * @key: paper and text, such as "ticket.title"
 *
 * Returns: a text of the papers; asking for one that profiles do not have is a fault of the program
 */
const char *
desk_profile_get_text (DeskProfile *self, const char *key, const char *language)
{
  g_auto (GStrv) names = g_strsplit (key, ".", 2);
  JsonObject *papers;
  JsonObject *texts = NULL;

  g_return_val_if_fail (DESK_IS_PROFILE (self), key);

  papers = get_member (self, "paper_texts");
  if (names[0] != NULL && names[1] != NULL && json_object_has_member (papers, names[0]))
    {
      JsonObject *paper = json_object_get_object_member (papers, names[0]);

      if (json_object_has_member (paper, names[1]))
        texts = json_object_get_object_member (paper, names[1]);
    }
  g_return_val_if_fail (texts != NULL, key);

  return desk_profile_pick_label (texts, self->fallback, language);
}

/**
 * desk_profile_format_text:
 * @key: paper and text, such as "sheet.page"
 * @...: pairs of a name in braces and the text to put there, then NULL: "page", "1", "pages", "3", NULL
 *
 * Returns: (transfer full): a text of the papers with its values put in
 */
char *
desk_profile_format_text (DeskProfile *self, const char *key, const char *language, ...)
{
  GString *text = g_string_new (desk_profile_get_text (self, key, language));
  va_list arguments;
  const char *name;

  va_start (arguments, language);
  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      g_autofree char *placeholder = g_strdup_printf ("{%s}", name);

      g_string_replace (text, placeholder, va_arg (arguments, const char *), 0);
    }
  va_end (arguments);

  return g_string_free (text, FALSE);
}

/**
 * desk_profile_get_threshold:
 * @name: such as "wait_long_minutes"
 *
 * Returns: the number the desk starts with; asking for one that profiles do not have is a fault of the program
 */
gint64
desk_profile_get_threshold (DeskProfile *self, const char *name)
{
  JsonObject *thresholds;

  g_return_val_if_fail (DESK_IS_PROFILE (self), 0);

  thresholds = get_member (self, "thresholds");
  g_return_val_if_fail (json_object_has_member (thresholds, name), 0);

  return json_object_get_int_member (thresholds, name);
}

/**
 * desk_profile_get_attachment_limit:
 *
 * Returns: how many bytes one attachment may have
 */
gint64
desk_profile_get_attachment_limit (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), 0);

  return json_object_get_int_member (get_member (self, "attachments"), "max_bytes");
}

/**
 * desk_profile_get_attachment_types:
 *
 * Returns: (array zero-terminated=1): the media types that may be attached, such as "image/jpeg"
 */
const char *const *
desk_profile_get_attachment_types (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return (const char *const *)self->attachment_types;
}

/**
 * desk_profile_get_answer_clock:
 *
 * Returns: code of the clock that runs for an answer promised at a personal reception
 */
const char *
desk_profile_get_answer_clock (DeskProfile *self)
{
  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  return json_object_get_string_member (get_member (self, "reception"), "answer_clock");
}

/**
 * desk_profile_get_currency:
 *
 * Returns: what stands behind a sum of money, such as "грн"
 */
const char *
desk_profile_get_currency (DeskProfile *self, const char *language)
{
  JsonObject *currency;

  g_return_val_if_fail (DESK_IS_PROFILE (self), NULL);

  currency = get_member (self, "currency");
  return desk_profile_pick_label (json_object_get_object_member (currency, "short"), self->fallback,
                                  language);
}
