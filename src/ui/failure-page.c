// SPDX-License-Identifier: GPL-3.0-or-later
// The page that stands instead of the desk when it could not be opened.

#include "ui/failure-page.h"

#include "model/error.h"
#include "store/error.h"

#include <glib/gi18n-lib.h>

struct _DeskFailurePage
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkLabel *advice;
  AdwActionRow *folder_row;
  AdwActionRow *detail_row;
  GtkButton *retry;
};

G_DEFINE_FINAL_TYPE (DeskFailurePage, desk_failure_page, ADW_TYPE_BIN)

/* What is said for a kind of failure; the error's own message stands below it. */
typedef struct
{
  int code;
  const char *title;
  const char *advice;
} Words;

static const Words store_words[] = {
  { DESK_STORE_ERROR_MISSING, N_ ("Files of This Desk Are Missing"),
    N_ ("The desk was set up in this folder, but a part of its files is not there. Nothing was changed. If the folder "
        "was moved or lies on another drive, put it back and try again. Otherwise restore the folder from a backup.") },
  { DESK_STORE_ERROR_NOT_DATABASE, N_ ("The Database of This Desk Cannot Be Read"),
    N_ ("The file is there, but it is not the database of a desk. Nothing was changed. Do not delete it. Put back the "
        "file from your backup, or show this page to the person who looks after the computer.") },
  { DESK_STORE_ERROR_WRONG_KEY, N_ ("The Database Belongs to Another Desk"),
    N_ ("The passwords of this desk do not fit its database: one of the two files was replaced. Nothing was changed. "
        "Put back both files from the same backup.") },
  { DESK_STORE_ERROR_DAMAGED, N_ ("The Database of This Desk Is Damaged"),
    N_ ("The file is not what was written: it was cut short, or the disk is failing. Nothing was changed. Copy the "
        "folder to another drive before anything else, then restore it from a backup.") },
  { DESK_STORE_ERROR_NEWER, N_ ("A Newer Duty Desk Wrote This Database"),
    N_ ("This version is too old to open it, and has not touched it. Update Duty Desk on this computer, then try "
        "again.") },
  { DESK_STORE_ERROR_READ_ONLY, N_ ("This Desk Cannot Be Written To"),
    N_ ("Work would be lost, therefore the desk was not opened. Make the folder writable for you, or take away the "
        "write protection of the drive, then try again.") },
  { DESK_STORE_ERROR_FULL, N_ ("The Disk Is Full"),
    N_ ("What was saved is safe, but nothing more can be written. Free some space (old downloads, the waste basket), "
        "then try again.") },
  { DESK_STORE_ERROR_SECOND_INSTANCE, N_ ("This Desk Is Open Already"),
    N_ ("Another Duty Desk works with the same files, perhaps in another session of this computer. Close it there, "
        "then try again.") },
  { DESK_STORE_ERROR_BROKEN, N_ ("The Journal of This Desk Does Not Hold Together"),
    N_ ("A line of the journal was changed or is missing. Nothing was overwritten. Copy the folder to another drive "
        "and report it to the person responsible for records before you go on.") },
};

static const Words profile_words = {
  DESK_MODEL_ERROR_PROFILE,
  N_ ("The Country Profile Cannot Be Used"),
  N_ ("The laws and terms of this desk are missing from the installed program, or are not as they should be. Your "
      "records are untouched. Install Duty Desk again, then try again."),
};

static const Words other_words = {
  0,
  N_ ("The Desk Could Not Be Opened"),
  N_ ("Nothing was changed. Try again; if it comes back, show this page to the person who looks after the computer."),
};

static const Words *
find_words (const GError *error)
{
  if (g_error_matches (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_PROFILE))
    return &profile_words;
  for (guint i = 0; i < G_N_ELEMENTS (store_words); i++)
    if (g_error_matches (error, DESK_STORE_ERROR, store_words[i].code))
      return &store_words[i];
  return &other_words;
}

/* Not the first text, which would then be selected. */
static gboolean
desk_failure_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_FAILURE_PAGE (widget)->retry));
}

static void
desk_failure_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_FAILURE_PAGE);

  G_OBJECT_CLASS (desk_failure_page_parent_class)->dispose (object);
}

static void
desk_failure_page_class_init (DeskFailurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_failure_page_dispose;
  widget_class->grab_focus = desk_failure_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFailurePage, page);
  gtk_widget_class_bind_template_child (widget_class, DeskFailurePage, advice);
  gtk_widget_class_bind_template_child (widget_class, DeskFailurePage, folder_row);
  gtk_widget_class_bind_template_child (widget_class, DeskFailurePage, detail_row);
  gtk_widget_class_bind_template_child (widget_class, DeskFailurePage, retry);
}

static void
desk_failure_page_init (DeskFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_failure_page_new:
 * @error: why the desk could not be opened
 * @folders: where its files lie
 *
 * Returns: (transfer full): a page that says so
 */
DeskFailurePage *
desk_failure_page_new (const GError *error, const DeskFolders *folders)
{
  DeskFailurePage *self = g_object_new (DESK_TYPE_FAILURE_PAGE, NULL);
  const Words *words = find_words (error);

  adw_status_page_set_title (self->page, _ (words->title));
  gtk_label_set_label (self->advice, _ (words->advice));
  adw_action_row_set_subtitle (self->folder_row, folders->data);
  adw_action_row_set_subtitle (self->detail_row, error->message);
  return self;
}
