// SPDX-License-Identifier: GPL-3.0-or-later
// A loss and a statement of theft name most things alike; the few they do not are exchanged here. What is only half typed
// goes along as text, so that it stands in the same field of the other form.

#include "ui/lost-documents/loss-conversion.h"

#include "model/loss-step.h"
#include "model/statement.h"
#include "ui/lost-documents/loss-proposal.h"
#include "ui/notice.h"
#include "ui/page-opener.h"
#include "ui/statements/draft-page.h"
#include "ui/statements/statement-editor.h"
#include "ui/statements/statement-proposal.h"
#include "ui/widgets/form-typed.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TEXT "text:"
#define DOCUMENTS "documents" /* what the template of a theft of documents asks for */
#define ITEM_KEY "0oth"       /* the other things lost, as a thing of the statement */

/* Fields of a loss by another name in a statement. What is not here has one name in both, or means nothing for a theft. */
static const struct
{
  const char *loss;
  const char *statement;
} others[] = {
  { "had", "event_from" },
  { "missed", "event_to" },
  { "other_items", "item." ITEM_KEY },
};

static const char *
rename_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i].loss, name))
      return others[i].statement;
  return name;
}

/* The kind of statement that asks for documents. */
static DeskTerm *
find_kind (DeskProfile *profile)
{
  DeskVocabulary *kinds = desk_profile_get_vocabulary (profile, "statement_kinds");

  for (guint i = 0; i < desk_vocabulary_get_length (kinds); i++)
    {
      DeskTerm *kind = desk_vocabulary_get_term_at (kinds, i);
      DeskTerm *template =
          desk_profile_get_term (profile, "statement_templates", desk_term_get_string (kind, "template"));

      if (template != NULL && g_strv_contains (desk_term_get_list (template, "required"), DOCUMENTS))
        return kind;
    }
  return NULL;
}

static void
take_value (DeskRecord *statement, DeskContext *context, const char *name, GVariant *value)
{
  const char *text =
      g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : NULL;

  if (g_str_equal (name, "text"))
    {
      /* The words for a circumstance say that nothing was stolen; what the officer made of them goes along. */
      if (text != NULL && !desk_loss_proposal_is_template (text, context))
        desk_statement_set_text (DESK_STATEMENT (statement), text);
    }
  else if (g_str_equal (name, "place_unknown"))
    {
      if (g_variant_get_boolean (value) && desk_record_get_text (statement, DESK_STATEMENT_PLACE) == NULL)
        desk_record_set_text (statement, DESK_STATEMENT_PLACE, _ ("The place is not known"));
    }
  else
    desk_record_set_wire (statement, rename_field (name), value);
}

/* What belongs to a registered loss alone, although a statement has a field of that name. */
static gboolean
stays_behind (const char *name)
{
  static const char *const registered[] = { "no",      "state",   "officer",       "desk",
                                            "profile", "repeats", "repeat_reason", NULL };

  return g_strv_contains (registered, name) || g_str_has_prefix (name, "event");
}

static DeskRecord *
make_statement (DeskContext *context, GVariant *typed)
{
  DeskRecord *statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  DeskTerm *kind = find_kind (desk_context_get_profile (context));
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, typed);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (strchr (name, ':') == NULL && !stays_behind (name))
      take_value (statement, context, name, value);
  if (kind != NULL)
    {
      desk_record_set_text (statement, DESK_STATEMENT_KIND, desk_term_get_code (kind));
      desk_record_set_text (statement, DESK_STATEMENT_TOPIC, desk_term_get_string (kind, "topic"));
    }
  desk_statement_proposal_begin (statement, context);
  return statement;
}

/**
 * desk_loss_conversion_make_draft:
 * @typed: a{sv} of everything that was typed into the form of a loss, or stands in a registered one
 *
 * Returns: (transfer full): the draft of a statement of theft that carries all of it
 */
DeskDraft *
desk_loss_conversion_make_draft (DeskContext *context, GVariant *typed)
{
  g_autoptr (DeskRecord) statement = make_statement (context, typed);
  g_autoptr (GVariant) values = desk_form_typed_list_values (statement);
  DeskDraft *draft = desk_draft_new (DESK_STATEMENT_DRAFT, NULL);
  GVariantDict dict;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_dict_init (&dict, values);
  g_variant_iter_init (&iter, typed);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (g_str_has_prefix (name, TEXT) && !stays_behind (name + strlen (TEXT)))
      {
        g_autofree char *renamed = g_strconcat (TEXT, rename_field (name + strlen (TEXT)), NULL);

        g_variant_dict_insert_value (&dict, renamed, value);
      }
  draft->typed = g_variant_ref_sink (g_variant_dict_end (&dict));
  draft->officer = g_strdup (desk_context_get_officer_code (context));
  draft->touched = desk_clock_get_now (desk_context_get_clock (context));
  return draft;
}

/**
 * desk_loss_conversion_open:
 * @from: a widget on the page that makes place
 * @draft: of the statement, as it lies in the database
 *
 * Goes on with the statement.
 */
void
desk_loss_conversion_open (GtkWidget *from, DeskContext *context, const DeskDraft *draft)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);
  GtkWidget *page = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_PAGE);
  AdwNavigationPage *next = desk_statement_draft_page_new_from_draft (context, draft);
  AdwNavigationPage *below;

  desk_notice_show (from, _ ("It goes on as a statement of theft, with everything typed so far"));
  below = adw_navigation_view_get_previous_page (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  if (below != NULL)
    adw_navigation_view_pop_to_page (ADW_NAVIGATION_VIEW (view), below);
  desk_page_push (view, next);
}

/* Without the documents that stay lost. */
static GVariant *
list_values (DeskLoss *loss, const char *document)
{
  g_autoptr (DeskRecord) copy = desk_record_copy (DESK_RECORD (loss));
  GVariantDict dict;
  GVariant *values;

  for (guint field = DESK_LOSS_DOCUMENT; document != NULL && field <= DESK_LOSS_DOCUMENT_STATE; field++)
    {
      g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (loss), field);

      for (guint i = 0; keys[i] != NULL; i++)
        if (!g_str_equal (keys[i], document))
          desk_record_set_entry (copy, field, keys[i], NULL);
    }
  values = desk_form_typed_list_values (copy);
  g_variant_dict_init (&dict, values);
  /* It was another visit; who comes now is served in a visit of its own. */
  g_variant_dict_remove (&dict, "visit");
  g_variant_unref (values);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* A statement on its way into the drafts. */
typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  DeskDraft *draft;
} Begun;

static void
begun_free (Begun *self)
{
  g_object_unref (self->from);
  g_object_unref (self->context);
  desk_draft_free (self->draft);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Begun, begun_free)

static gboolean
has_same (const DeskDraft *draft, const DeskDraft *other, const char *name)
{
  g_autoptr (GVariant) one = g_variant_lookup_value (draft->typed, name, G_VARIANT_TYPE_STRING);
  g_autoptr (GVariant) two = g_variant_lookup_value (other->typed, name, G_VARIANT_TYPE_STRING);

  return one != NULL && two != NULL ? g_variant_equal (one, two) : one == two;
}

/* One that was begun before goes on: nothing typed into it may be forgotten. */
static gpointer
write_or_find (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskDraft) draft = desk_draft_copy (data);
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, DESK_STATEMENT_DRAFT, error);

  if (drafts == NULL)
    return NULL;
  for (guint i = 0; i < drafts->len; i++)
    {
      const DeskDraft *begun = g_ptr_array_index (drafts, i);

      if (has_same (begun, draft, DESK_CONVERSION_LOSS) && has_same (begun, draft, DESK_CONVERSION_DOCUMENT))
        return desk_draft_copy (begun);
    }
  return desk_draft_write (draft, database, cancellable, error) ? g_steal_pointer (&draft) : NULL;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Begun) begun = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDraft) draft = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (draft == NULL)
    desk_notice_show_error (begun->from, error);
  else if (gtk_widget_get_root (begun->from) != NULL)
    desk_page_push (begun->from, desk_statement_draft_page_new_from_draft (begun->context, draft));
}

/**
 * desk_loss_conversion_begin:
 * @from: a widget on the page of the loss
 * @loss: as it is registered
 * @document: (nullable): key of the document that turned out stolen; NULL: all of them
 *
 * Begins a statement of theft with everything a registered loss says, and opens its form. The loss gets its step "turned
 * out stolen" and the link when that statement is registered, in the same save; until then it stays as it is.
 */
void
desk_loss_conversion_begin (GtkWidget *from, DeskContext *context, DeskLoss *loss, const char *document)
{
  g_autoptr (GVariant) values = list_values (loss, document);
  Begun *begun = g_new0 (Begun, 1);
  GVariantDict dict;

  *begun = (Begun){ g_object_ref (from), g_object_ref (context),
                    desk_loss_conversion_make_draft (context, values) };
  g_variant_dict_init (&dict, begun->draft->typed);
  g_variant_dict_insert (&dict, DESK_CONVERSION_LOSS, "s", desk_record_get_id (DESK_RECORD (loss)));
  if (document != NULL)
    g_variant_dict_insert (&dict, DESK_CONVERSION_DOCUMENT, "s", document);
  g_variant_unref (begun->draft->typed);
  begun->draft->typed = g_variant_ref_sink (g_variant_dict_end (&dict));
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_SAVING, write_or_find,
                         desk_draft_copy (begun->draft), (GDestroyNotify)desk_draft_free,
                         (GDestroyNotify)desk_draft_free, NULL, on_written, begun);
}

/**
 * desk_loss_conversion_settle:
 * @save: that registers @statement
 * @loss: as it was read at @base
 * @document: (nullable): key of the document that turned out stolen; NULL: all of them
 *
 * Adds to the save that the loss turned out stolen, and in which statement it goes on.
 */
void
desk_loss_conversion_settle (DeskSave *save, DeskContext *context, DeskLoss *loss, gint64 base,
                             const char *document, DeskRecord *statement, const DeskHand *hand)
{
  g_autoptr (DeskRecord) after = desk_record_copy (DESK_RECORD (loss));

  /* The statement has no id yet; the step only asks whether there is one. */
  desk_record_set_text (after, DESK_LOSS_STATEMENT, "…");
  if (!desk_loss_take_step (DESK_LOSS (after), desk_context_get_profile (context), DESK_LOSS_TURN_STOLEN,
                            document, hand, NULL))
    return;
  desk_record_set_value (after, DESK_LOSS_STATEMENT,
                         desk_record_get_value (DESK_RECORD (loss), DESK_LOSS_STATEMENT));
  desk_save_add (save, after, DESK_RECORD (loss), base, NULL);
  desk_save_link (save, after, DESK_LOSS_STATEMENT, statement);
}
