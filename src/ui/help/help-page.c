// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the guide: read from resources/help, one file a page. What may stand in one is in docs/help.md. Each
// paragraph is one text to translate, marks included, so a page speaks whatever language the screens speak.

#include "ui/help/help-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order of the list of topics. */
static const char *const ids[] = {
  "first-day", "keyboard", "front-desk",   "people",     "statements", "lost-documents", "appointments",
  "papers",    "settings", "headquarters", "no-network", "stick",      "power-cut",      "passwords",
};

/* What the marks in a text become on the screen. */
static const struct
{
  const char *mark;
  const char *markup;
} marks[] = {
  { "<gui>", "<b>" },
  { "</gui>", "</b>" },
  { "<key>", "<span background=\"#77767b\" background_alpha=\"20%\">\u2009<tt>" },
  { "</key>", "</tt>\u2009</span>" },
};

typedef struct
{
  DeskHelpPage *page;
  GString *words; /* of the element that is open, NULL between them */
  guint number;   /* of the step that comes next, 0 outside of steps */
  gboolean is_crib;
} Reading;

static void
block_free (DeskHelpBlock *block)
{
  g_free (block->words);
  g_free (block->target);
  g_free (block);
}

/**
 * desk_help_page_free:
 */
void
desk_help_page_free (DeskHelpPage *self)
{
  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->subjects);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static DeskHelpBlock *
add_block (Reading *reading, DeskHelpKind kind, const char *words, const char *target)
{
  DeskHelpBlock *block = g_new0 (DeskHelpBlock, 1);

  block->kind = kind;
  block->words = g_strdup (words);
  block->target = g_strdup (target);
  g_ptr_array_add (reading->page->blocks, block);
  return block;
}

static gboolean
is_mark (const char *element)
{
  return g_str_equal (element, "key") || g_str_equal (element, "gui");
}

/* Elements that hold words. */
static gboolean
is_wordy (const char *element)
{
  static const char *const wordy[] = { "title", "heading", "p", "item", "note", NULL };

  return g_strv_contains (wordy, element);
}

/* An attribute that need not be there. */
static const char *
find_attribute (const char **names, const char **values, const char *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], wanted))
      return values[i];
  return NULL;
}

static void
begin_page (Reading *reading, const char *subjects)
{
  reading->page->subjects = g_strsplit (subjects != NULL ? subjects : "", " ", -1);
}

static void
on_start (GMarkupParseContext *context, const char *element, const char **names, const char **values,
          gpointer data, GError **error)
{
  Reading *reading = data;

  if (reading->page->subjects == NULL && g_str_equal (element, "page"))
    begin_page (reading, find_attribute (names, values, "for"));
  else if (reading->page->subjects == NULL)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s> is no page", element);
  else if (reading->words != NULL && is_mark (element))
    g_string_append_printf (reading->words, "<%s>", element);
  else if (reading->words != NULL)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s> within words", element);
  else if (is_wordy (element))
    reading->words = g_string_new (NULL);
  else if (g_str_equal (element, "steps"))
    {
      reading->number = 1;
      reading->is_crib = find_attribute (names, values, "crib") != NULL;
    }
  else if (g_str_equal (element, "keys"))
    add_block (reading, DESK_HELP_KEYS, NULL, find_attribute (names, values, "place"));
  else if (g_str_equal (element, "see"))
    add_block (reading, DESK_HELP_SEE, NULL, find_attribute (names, values, "page"));
  else if (!g_str_equal (element, "list"))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s>", element);
}

/* Words that were read whole become the title or a block. */
static void
end_words (Reading *reading, const char *element)
{
  g_autofree char *words = g_string_free (g_steal_pointer (&reading->words), FALSE);

  if (g_str_equal (element, "title"))
    g_set_str (&reading->page->title, words);
  else if (g_str_equal (element, "heading"))
    add_block (reading, DESK_HELP_HEADING, words, NULL);
  else if (g_str_equal (element, "note"))
    add_block (reading, DESK_HELP_NOTE, words, NULL);
  else if (g_str_equal (element, "p"))
    add_block (reading, DESK_HELP_TEXT, words, NULL);
  else if (reading->number == 0)
    add_block (reading, DESK_HELP_ITEM, words, NULL);
  else
    {
      DeskHelpBlock *block = add_block (reading, DESK_HELP_STEP, words, NULL);

      block->number = reading->number++;
      block->is_crib = reading->is_crib;
    }
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;

  if (is_mark (element))
    g_string_append_printf (reading->words, "</%s>", element);
  else if (is_wordy (element))
    end_words (reading, element);
  else if (g_str_equal (element, "steps"))
    reading->number = 0;
}

/* The words are looked up as they stand: a paragraph is one line, and no character has to be escaped in it. */
static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;
  g_autofree char *words = g_strndup (text, length);

  if (reading->words == NULL && words[strspn (words, " \n")] != '\0')
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "Words outside of a paragraph: %s",
                 words);
  else if (reading->words != NULL && strpbrk (words, "\n<>&") != NULL)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "Not one plain line: %s", words);
  else if (reading->words != NULL)
    g_string_append (reading->words, words);
}

/**
 * desk_help_page_parse:
 * @text: what stands in the file
 *
 * Returns: (transfer full) (nullable): the page
 */
DeskHelpPage *
desk_help_page_parse (const char *id, const char *text, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (DeskHelpPage) page = g_new0 (DeskHelpPage, 1);
  Reading reading = { .page = page };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reading, NULL);
  gboolean whole;

  page->id = g_strdup (id);
  page->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)block_free);
  whole = g_markup_parse_context_parse (context, text, -1, error)
          && g_markup_parse_context_end_parse (context, error);
  if (reading.words != NULL)
    g_string_free (reading.words, TRUE);
  if (whole && page->title == NULL)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_MISSING_ATTRIBUTE, "%s has no title", id);
      whole = FALSE;
    }
  return whole ? g_steal_pointer (&page) : NULL;
}

/**
 * desk_help_page_load_all:
 *
 * Returns: (transfer full) (element-type DeskHelpPage): all pages, in the order of the list of topics
 */
GPtrArray *
desk_help_page_load_all (void)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_help_page_free);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/help/%s.xml", ids[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) text = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      DeskHelpPage *page =
          text != NULL ? desk_help_page_parse (ids[i], g_bytes_get_data (text, NULL), &error) : NULL;

      if (page == NULL) /* They are part of the program and tested with it. */
        g_error ("%s: %s", path, error->message);
      g_ptr_array_add (pages, page);
    }
  return pages;
}

/**
 * desk_help_page_find:
 *
 * Returns: (transfer none) (nullable): the page of this id
 */
const DeskHelpPage *
desk_help_page_find (GPtrArray *pages, const char *id)
{
  for (guint i = 0; i < pages->len; i++)
    if (g_str_equal (((const DeskHelpPage *)pages->pdata[i])->id, id))
      return pages->pdata[i];
  return NULL;
}

static const DeskHelpPage *
find_about (GPtrArray *pages, const char *subject)
{
  for (guint i = 0; i < pages->len; i++)
    if (g_strv_contains ((const char *const *)((const DeskHelpPage *)pages->pdata[i])->subjects, subject))
      return pages->pdata[i];
  return NULL;
}

/**
 * desk_help_page_find_for:
 * @widget: (nullable): where the officer is
 * @place: (nullable): id of the place in view
 *
 * Returns: (transfer none): the page about the innermost of what lies around the widget, else about the place, else the
 *   first one
 */
const DeskHelpPage *
desk_help_page_find_for (GPtrArray *pages, GtkWidget *widget, const char *place)
{
  const DeskHelpPage *found = NULL;

  for (; widget != NULL && found == NULL; widget = gtk_widget_get_parent (widget))
    found = find_about (pages, G_OBJECT_TYPE_NAME (widget));
  if (found == NULL && place != NULL)
    found = find_about (pages, place);
  return found != NULL ? found : pages->pdata[0];
}

/**
 * desk_help_words_to_markup:
 * @words: translated
 *
 * Returns: (transfer full): Pango markup, with keys as key caps and names on the screen in bold
 */
char *
desk_help_words_to_markup (const char *words)
{
  GString *text = g_string_new (words);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (text, marks[i].mark, marks[i].markup, 0);
  return g_string_free (text, FALSE);
}

/**
 * desk_help_words_to_plain:
 * @words: translated
 *
 * Returns: (transfer full): the words without their marks
 */
char *
desk_help_words_to_plain (const char *words)
{
  GString *text = g_string_new (words);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (text, marks[i].mark, "", 0);
  return g_string_free (text, FALSE);
}

/**
 * desk_help_page_to_plain:
 *
 * Returns: (transfer full): the page to be read aloud or searched, in the language of the screens
 */
char *
desk_help_page_to_plain (const DeskHelpPage *self)
{
  GString *text = g_string_new (_ (self->title));

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DeskHelpBlock *block = self->blocks->pdata[i];
      g_autofree char *plain = block->words != NULL ? desk_help_words_to_plain (_ (block->words)) : NULL;

      if (plain != NULL && block->kind == DESK_HELP_STEP)
        g_string_append_printf (text, "\n%u. %s", block->number, plain);
      else if (plain != NULL)
        g_string_append_printf (text, "\n%s", plain);
    }
  return g_string_free (text, FALSE);
}
