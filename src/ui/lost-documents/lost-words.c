// SPDX-License-Identifier: GPL-3.0-or-later
// States in words and icons, documents with the ends of their numbers only.

#include "ui/lost-documents/lost-words.h"

#include "model/find-step.h"
#include "model/loss-step.h"
#include "model/person.h"
#include "ui/lost-documents/declared.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *state;
  const char *icon;
} loss_icons[] = {
  { "registered", "document-properties-symbolic" },
  { "matched", "edit-find-symbolic" },
  { "returned", "object-select-symbolic" },
  { "reissued", "view-refresh-symbolic" },
  { "withdrawn", "edit-undo-symbolic" },
  { "stolen", "dialog-warning-symbolic" },
  { "archived", "folder-symbolic" },
  { "annulled", "process-stop-symbolic" },
};

static const struct
{
  const char *state;
  const char *icon;
} find_icons[] = {
  { "received", "document-save-symbolic" }, { "matched", "edit-find-symbolic" },
  { "notified", "phone-symbolic" },         { "handed_over", "object-select-symbolic" },
  { "sent", "mail-send-symbolic" },         { "given_to_finder", "avatar-default-symbolic" },
  { "disposed", "user-trash-symbolic" },    { "annulled", "process-stop-symbolic" },
};

static const char *
get_label (DeskContext *context, const char *vocabulary, const char *code)
{
  const char *label = code != NULL ? desk_profile_get_label (desk_context_get_profile (context), vocabulary,
                                                             code, desk_context_get_language (context))
                                   : NULL;

  return label != NULL ? label : code;
}

/* Each once: two passports are "Passport". */
static void
add_once (GPtrArray *parts, const char *part)
{
  if (part != NULL && !g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
    g_ptr_array_add (parts, g_strdup (part));
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (", ", (char **)parts->pdata) : NULL;
}

/**
 * desk_loss_words_list_documents:
 *
 * Returns: (transfer full) (nullable): the types of the documents: "ID card, Passport"
 */
char *
desk_loss_words_list_documents (DeskLoss *loss, DeskContext *context)
{
  DeskRecord *record = DESK_RECORD (loss);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_LOSS_DOCUMENT);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; keys[i] != NULL; i++)
    add_once (parts, get_label (context, "document_types",
                                desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT, keys[i])));
  return join (parts);
}

/**
 * desk_loss_words_list_tails:
 *
 * Returns: (transfer full) (nullable): the ends of the numbers: "…4567, …1234"
 */
char *
desk_loss_words_list_tails (DeskLoss *loss)
{
  DeskRecord *record = DESK_RECORD (loss);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_LOSS_DOCUMENT_NUMBER);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *tail =
          desk_person_mask (desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT_NUMBER, keys[i]));

      add_once (parts, tail);
    }
  return join (parts);
}

/**
 * desk_loss_words_get_when:
 *
 * Returns: (transfer full) (nullable): between which moments it was lost: "20.11.2026 – 21.11.2026, 08:00", or the one
 *   that is known
 */
char *
desk_loss_words_get_when (DeskLoss *loss, DeskContext *context)
{
  g_autofree char *had = desk_field_words_list (DESK_RECORD (loss), DESK_LOSS_HAD, context);
  g_autofree char *missed = desk_field_words_list (DESK_RECORD (loss), DESK_LOSS_MISSED, context);

  if (had != NULL && missed != NULL && !g_str_equal (had, missed))
    return g_strdup_printf ("%s – %s", had, missed);
  return had != NULL ? g_steal_pointer (&had) : g_steal_pointer (&missed);
}

/**
 * desk_loss_words_get_state:
 *
 * Returns: (transfer full) (nullable): where the declaration stands
 */
char *
desk_loss_words_get_state (DeskLoss *loss, DeskContext *context)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));

  return g_strdup (get_label (context, "loss_states", desk_loss_get_shown_state (loss, now)));
}

/**
 * desk_loss_words_get_document_state:
 * @document: key of a document
 *
 * Returns: (transfer full) (nullable): what became of the document
 */
char *
desk_loss_words_get_document_state (DeskLoss *loss, const char *document, DeskContext *context)
{
  return g_strdup (get_label (context, "loss_states", desk_loss_get_document_state (loss, document)));
}

/**
 * desk_loss_words_get_state_icon:
 * @state: (nullable): of a declaration or of one of its documents
 *
 * Returns: an icon for it
 */
const char *
desk_loss_words_get_state_icon (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (loss_icons); i++)
    if (g_strcmp0 (loss_icons[i].state, state) == 0)
      return loss_icons[i].icon;
  return "document-properties-symbolic";
}

/**
 * desk_lost_words_name_document:
 * @type: (nullable): what it is, in the language of the screens
 * @number: (nullable): its number
 *
 * Returns: (transfer full): the type with the end of the number: "ID card …4567"
 */
char *
desk_lost_words_name_document (const char *type, const char *number)
{
  g_autofree char *tail = desk_person_mask (number);
  const char *name = type != NULL ? type : _ ("Document");

  /* TRANSLATORS: the type of a document and the end of its number: "ID card …4567" */
  return tail != NULL ? g_strdup_printf (C_ ("document", "%s %s"), name, tail) : g_strdup (name);
}

/**
 * desk_find_words_get_document:
 *
 * Returns: (transfer full): the type with the end of the number: "ID card …4567"
 */
char *
desk_find_words_get_document (DeskFind *find, DeskContext *context)
{
  DeskRecord *record = DESK_RECORD (find);
  const char *type = get_label (context, "document_types", desk_record_get_text (record, DESK_FIND_DOCUMENT));

  return desk_lost_words_name_document (type, desk_record_get_text (record, DESK_FIND_NUMBER));
}

/**
 * desk_find_words_get_holder:
 *
 * Returns: (transfer full) (nullable): the holder's name as written in the document
 */
char *
desk_find_words_get_holder (DeskFind *find)
{
  static const DeskFindField names[] = { DESK_FIND_HOLDER_SURNAME, DESK_FIND_HOLDER_GIVEN_NAME,
                                         DESK_FIND_HOLDER_PATRONYMIC };
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *part = desk_record_get_text (DESK_RECORD (find), names[i]);

      if (part != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }
  return name->len > 0 ? g_string_free (name, FALSE) : (g_string_free (name, TRUE), NULL);
}

/**
 * desk_find_words_get_state:
 *
 * Returns: (transfer full) (nullable): where the found document is
 */
char *
desk_find_words_get_state (DeskFind *find, DeskContext *context)
{
  return g_strdup (
      get_label (context, "find_states", desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE)));
}

/**
 * desk_find_words_get_state_icon:
 *
 * Returns: an icon for where the found document is
 */
const char *
desk_find_words_get_state_icon (DeskFind *find)
{
  const char *state = desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE);

  for (guint i = 0; i < G_N_ELEMENTS (find_icons); i++)
    if (g_strcmp0 (find_icons[i].state, state) == 0)
      return find_icons[i].icon;
  return "document-save-symbolic";
}

/**
 * desk_find_words_is_overdue:
 *
 * Returns: whether it lies here longer than it is kept
 */
gboolean
desk_find_words_is_overdue (DeskFind *find, DeskContext *context)
{
  gint64 end = desk_find_get_storage_end (find, desk_context_get_profile (context));

  return desk_find_is_open (find) && end != 0 && end <= desk_clock_get_now (desk_context_get_clock (context));
}

/**
 * desk_find_words_get_term:
 *
 * Returns: (transfer full) (nullable): until when it is kept, and whether that is over; NULL for what left the desk
 */
char *
desk_find_words_get_term (DeskFind *find, DeskContext *context)
{
  gint64 end = desk_find_get_storage_end (find, desk_context_get_profile (context));
  g_autofree char *day = desk_find_is_open (find) ? desk_field_words_day (end, context) : NULL;

  if (day == NULL || !desk_find_words_is_overdue (find, context))
    return g_steal_pointer (&day);
  /* TRANSLATORS: until when a found document should have been kept, and that the day has passed */
  return g_strdup_printf (_ ("%s · overdue"), day);
}
