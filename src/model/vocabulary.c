// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a profile: a vocabulary is a list of terms, a term has a code that records keep, digits that an
// officer types, and labels in every language. Made from JSON that desk_profile_check() has passed and never
// changed afterwards, so that any thread may read.

#include "model/vocabulary.h"

#include "model/profile-json.h"

struct _DeskTerm
{
  GObject parent_instance;

  JsonObject *entry;
  const char *fallback; /* language, interned */
  GRegex *mask;
  GHashTable *lists; /* member name -> GStrv */
  GHashTable *parts; /* member name -> DeskVocabulary */
};

struct _DeskVocabulary
{
  GObject parent_instance;

  GPtrArray *terms;
  GHashTable *by_code;
  GHashTable *by_digit;
};

static void desk_vocabulary_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (DeskTerm, desk_term, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DeskVocabulary, desk_vocabulary, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, desk_vocabulary_list_model_init))

static JsonObject *
find_object (JsonObject *entry, const char *name)
{
  JsonNode *node = json_object_get_member (entry, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
find_string (JsonObject *entry, const char *name)
{
  return json_object_get_string_member_with_default (entry, name, NULL);
}

/* Lists are read while the profile is loaded, because afterwards several threads use it without a lock. */
static void
read_list (JsonObject *entry, const char *name, JsonNode *node, gpointer user_data)
{
  DeskTerm *self = user_data;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  if (json_array_get_length (array) > 0 && JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, 0)))
    g_hash_table_insert (self->parts, g_strdup (name), desk_vocabulary_new (array, self->fallback));
  else
    g_hash_table_insert (self->lists, g_strdup (name), desk_profile_copy_strings (array));
}

static DeskTerm *
desk_term_new (JsonObject *entry, const char *fallback)
{
  DeskTerm *self = g_object_new (DESK_TYPE_TERM, NULL);
  g_autofree char *mask = NULL;

  self->entry = json_object_ref (entry);
  self->fallback = fallback;
  if (json_object_has_member (entry, "mask"))
    {
      mask = g_strdup_printf ("^(?:%s)\\z", find_string (entry, "mask"));
      self->mask = g_regex_new (mask, G_REGEX_DEFAULT, 0, NULL);
    }
  json_object_foreach_member (entry, read_list, self);

  return self;
}

static void
desk_term_finalize (GObject *object)
{
  DeskTerm *self = DESK_TERM (object);

  json_object_unref (self->entry);
  g_clear_pointer (&self->mask, g_regex_unref);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->parts);

  G_OBJECT_CLASS (desk_term_parent_class)->finalize (object);
}

static void
desk_term_class_init (DeskTermClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_term_finalize;
}

static void
desk_term_init (DeskTerm *self)
{
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static GType
desk_vocabulary_get_item_type (GListModel *model)
{
  return DESK_TYPE_TERM;
}

static guint
desk_vocabulary_get_n_items (GListModel *model)
{
  return DESK_VOCABULARY (model)->terms->len;
}

static gpointer
desk_vocabulary_get_item (GListModel *model, guint position)
{
  DeskTerm *term = desk_vocabulary_get_term_at (DESK_VOCABULARY (model), position);

  return term != NULL ? g_object_ref (term) : NULL;
}

static void
desk_vocabulary_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_vocabulary_get_item_type;
  iface->get_n_items = desk_vocabulary_get_n_items;
  iface->get_item = desk_vocabulary_get_item;
}

static void
desk_vocabulary_finalize (GObject *object)
{
  DeskVocabulary *self = DESK_VOCABULARY (object);

  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_digit);
  g_ptr_array_unref (self->terms);

  G_OBJECT_CLASS (desk_vocabulary_parent_class)->finalize (object);
}

static void
desk_vocabulary_class_init (DeskVocabularyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_vocabulary_finalize;
}

static void
desk_vocabulary_init (DeskVocabulary *self)
{
  self->terms = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_digit = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * desk_vocabulary_new:
 * @entries: checked entries of a profile, each with `code` and `labels`
 * @fallback: (interned): language of a label where the wanted one is unknown
 *
 * Returns: (transfer full): the list of terms, in the order of the profile
 */
DeskVocabulary *
desk_vocabulary_new (JsonArray *entries, const char *fallback)
{
  DeskVocabulary *self = g_object_new (DESK_TYPE_VOCABULARY, NULL);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      DeskTerm *term = desk_term_new (json_array_get_object_element (entries, i), fallback);
      const char *digit = desk_term_get_digit (term);

      g_ptr_array_add (self->terms, term);
      g_hash_table_insert (self->by_code, (gpointer)desk_term_get_code (term), term);
      if (digit != NULL)
        g_hash_table_insert (self->by_digit, (gpointer)digit, term);
    }

  return self;
}

/**
 * desk_vocabulary_get_term:
 * @code: (nullable): what a record keeps, such as "LOST"
 *
 * Returns: (transfer none) (nullable): the term, NULL if this profile does not know the code
 */
DeskTerm *
desk_vocabulary_get_term (DeskVocabulary *self, const char *code)
{
  g_return_val_if_fail (DESK_IS_VOCABULARY (self), NULL);

  return code != NULL ? g_hash_table_lookup (self->by_code, code) : NULL;
}

/**
 * desk_vocabulary_get_term_at:
 *
 * Returns: (transfer none) (nullable): the term at @position in the order of the profile
 */
DeskTerm *
desk_vocabulary_get_term_at (DeskVocabulary *self, guint position)
{
  g_return_val_if_fail (DESK_IS_VOCABULARY (self), NULL);

  return position < self->terms->len ? g_ptr_array_index (self->terms, position) : NULL;
}

/**
 * desk_vocabulary_get_term_by_digit:
 * @digit: what an officer typed: "3" in a choice, "50" in a code field
 *
 * Returns: (transfer none) (nullable): the term that these digits choose
 */
DeskTerm *
desk_vocabulary_get_term_by_digit (DeskVocabulary *self, const char *digit)
{
  g_return_val_if_fail (DESK_IS_VOCABULARY (self), NULL);
  g_return_val_if_fail (digit != NULL, NULL);

  return g_hash_table_lookup (self->by_digit, digit);
}

static char **
split_words (const char *text)
{
  return g_strsplit_set (text, " ,;", -1);
}

/* A code is written as the officer likes, "mig" or "MIG"; its digits are what the officer knows it by. */
static DeskTerm *
find_word (DeskVocabulary *self, const char *word)
{
  DeskTerm *term = desk_vocabulary_get_term_by_digit (self, word);

  for (guint i = 0; term == NULL && i < desk_vocabulary_get_length (self); i++)
    if (g_ascii_strcasecmp (desk_term_get_code (desk_vocabulary_get_term_at (self, i)), word) == 0)
      term = desk_vocabulary_get_term_at (self, i);
  return term;
}

/**
 * desk_vocabulary_read_codes:
 * @text: terms as they are typed, "60 61" or "MIG, WPN"
 * @unknown: (out) (optional) (nullable): the first word that is no term
 *
 * Returns: (transfer full) (nullable): their codes with blanks between them; NULL where a word is unknown
 */
char *
desk_vocabulary_read_codes (DeskVocabulary *self, const char *text, char **unknown)
{
  g_auto (GStrv) words = split_words (text);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      DeskTerm *term = find_word (self, words[i]);

      if (*words[i] == '\0')
        continue;
      if (term == NULL)
        {
          if (unknown != NULL)
            *unknown = g_strdup (words[i]);
          return NULL;
        }
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", desk_term_get_code (term));
    }
  return g_strdup (codes->str);
}

/**
 * desk_vocabulary_show_codes:
 * @codes: as desk_vocabulary_read_codes() made them
 *
 * Returns: (transfer full): the terms by their digits, as the officer types them; by their codes where they have none
 */
char *
desk_vocabulary_show_codes (DeskVocabulary *self, const char *codes)
{
  g_auto (GStrv) words = split_words (codes);

  for (guint i = 0; words[i] != NULL; i++)
    {
      DeskTerm *term = find_word (self, words[i]);
      const char *digit = term != NULL ? desk_term_get_digit (term) : NULL;

      if (digit != NULL)
        g_set_str (&words[i], digit);
    }
  return g_strjoinv (" ", words);
}

/**
 * desk_vocabulary_get_length:
 *
 * Returns: how many terms there are
 */
guint
desk_vocabulary_get_length (DeskVocabulary *self)
{
  g_return_val_if_fail (DESK_IS_VOCABULARY (self), 0);

  return self->terms->len;
}

/**
 * desk_term_get_code:
 *
 * Returns: what records keep; the same in every language and version of a profile
 */
const char *
desk_term_get_code (DeskTerm *self)
{
  g_return_val_if_fail (DESK_IS_TERM (self), NULL);

  return find_string (self->entry, "code");
}

/**
 * desk_term_get_digit:
 *
 * Returns: (nullable): the digit or digits that choose the term; NULL if it is only chosen from the list
 */
const char *
desk_term_get_digit (DeskTerm *self)
{
  g_return_val_if_fail (DESK_IS_TERM (self), NULL);

  return find_string (self->entry, "digit");
}

/**
 * desk_term_get_label:
 * @language: (nullable): "uk", or a locale such as "uk_UA.UTF-8"
 *
 * Returns: the term's label; in the first language of the profile if @language is not one of its own
 */
const char *
desk_term_get_label (DeskTerm *self, const char *language)
{
  g_return_val_if_fail (DESK_IS_TERM (self), NULL);

  return desk_profile_pick_label (find_object (self->entry, "labels"), self->fallback, language);
}

/**
 * desk_term_get_text:
 * @name: a member that holds a text in every language, such as "knowledge", "proof", "short", "lost", "stolen"
 *
 * Returns: (nullable): the text, NULL if the term has none of this name
 */
const char *
desk_term_get_text (DeskTerm *self, const char *name, const char *language)
{
  JsonObject *texts;

  g_return_val_if_fail (DESK_IS_TERM (self), NULL);

  texts = find_object (self->entry, name);
  return texts != NULL ? desk_profile_pick_label (texts, self->fallback, language) : NULL;
}

/**
 * desk_term_has_flag:
 * @flag: such as "crime", "domestic" or "sealed" of a topic, "mandatory" of a step
 */
gboolean
desk_term_has_flag (DeskTerm *self, const char *flag)
{
  const char *const *flags = desk_term_get_list (self, "flags");

  return g_strv_contains (flags, flag);
}

/**
 * desk_term_get_string:
 * @name: a member that holds plain text or the code of another term, such as "statement_kind" of a topic
 *
 * Returns: (nullable): the text, NULL if the term has none
 */
const char *
desk_term_get_string (DeskTerm *self, const char *name)
{
  JsonNode *node;

  g_return_val_if_fail (DESK_IS_TERM (self), NULL);

  node = json_object_get_member (self->entry, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/**
 * desk_term_get_number:
 * @name: a member that holds a number, such as "minimum_age" of a document type, in years
 * @otherwise: what to return if there is none
 */
gint64
desk_term_get_number (DeskTerm *self, const char *name, gint64 otherwise)
{
  g_return_val_if_fail (DESK_IS_TERM (self), otherwise);

  return json_object_get_int_member_with_default (self->entry, name, otherwise);
}

/**
 * desk_term_get_list:
 * @name: a member that holds a list of words or codes, such as "agencies" of a topic
 *
 * Returns: (array zero-terminated=1): the list, empty if the term has none
 */
const char *const *
desk_term_get_list (DeskTerm *self, const char *name)
{
  static const char *const nothing[] = { NULL };
  const char *const *list;

  g_return_val_if_fail (DESK_IS_TERM (self), nothing);

  list = g_hash_table_lookup (self->lists, name);
  return list != NULL ? list : nothing;
}

/**
 * desk_term_get_parts:
 * @name: a member that holds terms of its own, such as "script" of a topic
 *
 * Returns: (transfer none) (nullable): these terms, NULL if there are none
 */
DeskVocabulary *
desk_term_get_parts (DeskTerm *self, const char *name)
{
  g_return_val_if_fail (DESK_IS_TERM (self), NULL);

  return g_hash_table_lookup (self->parts, name);
}

/**
 * desk_term_get_keywords:
 *
 * Returns: (array zero-terminated=1): words beside the labels by which the term is found, in any language
 */
const char *const *
desk_term_get_keywords (DeskTerm *self)
{
  return desk_term_get_list (self, "keywords");
}

/**
 * desk_term_matches_mask:
 * @normalised: a number in canonical form: no spaces and dashes, upper case, Latin look-alikes
 *
 * A mask is a hint: a number that does not match gets a warning, it is never refused.
 *
 * Returns: TRUE if the whole number has the usual shape, or the term knows no shape
 */
gboolean
desk_term_matches_mask (DeskTerm *self, const char *normalised)
{
  g_return_val_if_fail (DESK_IS_TERM (self), FALSE);
  g_return_val_if_fail (normalised != NULL, FALSE);

  return self->mask == NULL || g_regex_match (self->mask, normalised, 0, NULL);
}

/**
 * desk_term_get_source:
 *
 * Returns: (nullable): the act and article a legal fact is taken from
 */
const char *
desk_term_get_source (DeskTerm *self)
{
  return desk_term_get_string (self, "source");
}

/**
 * desk_term_get_confidence:
 *
 * Returns: %DESK_CONFIDENCE_UNVERIFIED if the profile says so; a term that states no law is confirmed
 */
DeskConfidence
desk_term_get_confidence (DeskTerm *self)
{
  return g_strcmp0 (desk_term_get_string (self, "confidence"), "unverified") == 0 ? DESK_CONFIDENCE_UNVERIFIED
                                                                                  : DESK_CONFIDENCE_CONFIRMED;
}
