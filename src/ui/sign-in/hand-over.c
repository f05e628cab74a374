// SPDX-License-Identifier: GPL-3.0-or-later
// Handing over the shift: what is left for the next officer is told first.

#include "ui/sign-in/hand-over.h"

#include "store/draft.h"
#include "ui/notice.h"
#include "ui/sign-in/hand-over-paper.h"
#include "ui/sign-in/session.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* An asked hand-over. */
typedef struct
{
  GtkWidget *parent;
  DeskContext *context;
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->context);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
on_handed_over (GObject *context, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;

  if (!desk_session_hand_over_finish (DESK_CONTEXT (context), result, &error))
    desk_notice_show_error (parent, error);
}

static void
on_answered (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) self = data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result);

  if (desk_context_get_officer (self->context) == NULL)
    return;
  if (g_str_equal (answer, "print"))
    desk_hand_over_paper_present (self->parent, self->context);
  else if (g_str_equal (answer, "hand-over"))
    desk_session_hand_over_async (self->context, on_handed_over, g_object_ref (self->parent));
}

static gpointer
list_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, NULL, error);
}

static void
on_drafts_known (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) self = data;
  g_autoptr (GPtrArray) drafts = desk_store_call_finish (DESK_STORE (store), result, NULL);
  g_autofree char *body = NULL;
  GtkWidget *parent;
  AdwDialog *dialog;

  if (drafts == NULL || drafts->len == 0)
    body = g_strdup (_ ("No draft waits. Open visits stay on the board for the next officer."));
  else
    body = g_strdup_printf (
        g_dngettext (
            GETTEXT_PACKAGE,
            "%u draft waits on this desk and stays. Open visits stay on the board for the next officer.",
            "%u drafts wait on this desk and stay. Open visits stay on the board for the next officer.",
            drafts->len),
        drafts->len);
  dialog = adw_alert_dialog_new (_ ("Hand Over the Shift?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "print",
                                  _ ("_Print the Sheet"), "hand-over", _ ("_Hand Over"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "hand-over", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "hand-over");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  parent = self->parent;
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, on_answered, g_steal_pointer (&self));
}

/**
 * desk_hand_over_ask:
 * Says what stays for the next officer and, when that is wanted, ends the shift.
 */
void
desk_hand_over_ask (GtkWidget *parent, DeskContext *context)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->parent = g_object_ref (parent);
  asked->context = g_object_ref (context);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, list_drafts, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_drafts_known, asked);
}
