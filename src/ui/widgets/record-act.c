// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the save of an act and tells the officer where it did not get through.

#include "ui/widgets/record-act.h"

#include "store/error.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *from;
  DeskRecordDone done;
  gpointer data;
} Act;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Act *act = data;
  g_autoptr (GtkWidget) from = act->from;
  g_autoptr (GError) error = NULL;
  gboolean saved = desk_store_save_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH))
    desk_notice_show (from, _ ("Somebody changed the record meanwhile. Look at it again."));
  else if (error != NULL)
    desk_notice_show_error (from, error);
  act->done (saved, act->data);
}

/**
 * desk_record_act_get_hand:
 * @record: (nullable): what it is laid on
 *
 * Returns: who is signed in, where and when; the texts belong to the context
 */
DeskHand
desk_record_act_get_hand (DeskContext *context, DeskRecord *record)
{
  DeskOfficer *officer = desk_context_get_officer (context);
  DeskStore *store = desk_context_get_store (context);

  return (DeskHand){
    .officer = officer != NULL ? desk_record_get_id (DESK_RECORD (officer)) : NULL,
    .role = desk_context_get_role_over (context, record),
    .desk = store != NULL ? desk_store_get_desk (store) : NULL,
    .now = desk_clock_get_now (desk_context_get_clock (context)),
  };
}

/**
 * desk_record_act_run:
 * @from: the widget that asks; notices are shown there
 * @save: with all records of the act
 */
void
desk_record_act_run (GtkWidget *from, DeskContext *context, DeskSave *save, DeskRecordDone done,
                     gpointer data)
{
  Act *act = g_new (Act, 1);

  *act = (Act){ g_object_ref (from), done, data };
  desk_store_save_async (desk_context_get_store (context), save, on_saved, act);
}

/**
 * desk_record_act_save:
 * @from: the widget that asks; notices are shown there
 * @record: as it shall be
 * @shown: as it was read at @base
 * @reason: (nullable): for the journal
 *
 * Saves a record that is registered already.
 */
void
desk_record_act_save (GtkWidget *from, DeskContext *context, DeskRecord *record, DeskRecord *shown,
                      gint64 base, const char *reason, DeskRecordDone done, gpointer data)
{
  g_autoptr (DeskSave) save = desk_context_new_save (context);

  desk_save_add (save, record, shown, base, reason);
  desk_record_act_run (from, context, save, done, data);
}
