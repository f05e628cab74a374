// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a form is about. Finding people is the affair of front-desk/who.

#include "ui/widgets/person-chooser.h"

#include "store/records.h"
#include "ui/front-desk/who.h"
#include "ui/notice.h"
#include "ui/widgets/person-summary.h"

struct _DeskPersonChooser
{
  AdwBin parent_instance;

  DeskContext *context;
  char *id; /* NULL: nobody */
  GCancellable *cancellable;
  DeskPerson *person; /* NULL: nobody, or not read yet */

  GtkWidget *who_box;
  DeskWho *who;
  DeskMatches *matches;
  GtkWidget *person_box;
  GtkLabel *name;
  GtkLabel *summary;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_TYPED,
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPersonChooser, desk_person_chooser, ADW_TYPE_BIN)

static void
show_person (DeskPersonChooser *self)
{
  g_autofree char *name = self->person != NULL ? desk_person_get_full_name (self->person) : NULL;
  g_autofree char *summary =
      self->person != NULL ? desk_person_summary_make (self->person, 0, self->context) : NULL;

  gtk_widget_set_visible (self->who_box, self->id == NULL);
  gtk_widget_set_visible (self->person_box, self->id != NULL);
  gtk_label_set_label (self->name, name != NULL ? name : "…");
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL && *summary != '\0');
}

static gpointer
load (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "person", id, error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPersonChooser) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) person = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (person == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (g_strcmp0 (desk_record_get_id (person), self->id) != 0)
    return;
  g_set_object (&self->person, DESK_PERSON (person));
  show_person (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Reads the person anew: the record may have been completed on its own page meanwhile. */
static void
refresh (DeskPersonChooser *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id != NULL && store != NULL)
    {
      self->cancellable = g_cancellable_new ();
      desk_store_call_async (store, DESK_PRIORITY_TYPING, load, g_strdup (self->id), g_free, g_object_unref,
                             self->cancellable, on_loaded, g_object_ref (self));
    }
}

static void
on_store_changed (DeskPersonChooser *self, const char *kind, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    refresh (self);
}

/* The officer goes on behind the line, before it makes place for the person. */
static void
move_on (DeskPersonChooser *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->who_box))
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
take_person (DeskPersonChooser *self, const char *id)
{
  g_autofree char *taken = g_strdup (id);

  move_on (self);
  desk_who_set_text (self->who, "");
  desk_person_chooser_set_id (self, taken);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, taken);
}

/* A new person on the way into the store. */
typedef struct
{
  DeskPersonChooser *chooser;
  DeskRecord *person;
} Newcomer;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Newcomer *newcomer = data;
  g_autoptr (DeskPersonChooser) self = newcomer->chooser;
  g_autoptr (DeskRecord) person = newcomer->person;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->who_box, TRUE);
  if (!desk_store_save_finish (DESK_STORE (source), result, &error))
    desk_notice_show_error (GTK_WIDGET (self), error);
  else if (self->context != NULL)
    take_person (self, desk_record_get_id (person));
}

static void
record_newcomer (DeskPersonChooser *self, DeskPerson *person)
{
  g_autoptr (DeskSave) save = desk_context_new_save (self->context);
  Newcomer *newcomer = g_new (Newcomer, 1);

  *newcomer = (Newcomer){ g_object_ref (self), g_object_ref (DESK_RECORD (person)) };
  desk_save_add (save, DESK_RECORD (person), NULL, 0, NULL);
  move_on (self);
  gtk_widget_set_sensitive (self->who_box, FALSE);
  desk_store_save_async (desk_context_get_store (self->context), save, on_saved, newcomer);
}

/* Enter: the person in the line is meant. */
static void
take_line (DeskPersonChooser *self)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autofree char *message = NULL;

  if (self->context == NULL || desk_who_is_deciding (self->who))
    return;
  if (!desk_who_find_person (self->who, &person, &message))
    desk_notice_show (GTK_WIDGET (self), message);
  else if (person != NULL && desk_record_get_id (DESK_RECORD (person)) != NULL)
    take_person (self, desk_record_get_id (DESK_RECORD (person)));
  else if (person != NULL)
    record_newcomer (self, person);
}

/* Enter in an empty line leads on. */
static void
on_move_on (DeskPersonChooser *self)
{
  if (*desk_who_get_text (self->who) == '\0')
    move_on (self);
  else
    take_line (self);
}

static void
on_who_typed (DeskPersonChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_TYPED], 0, desk_who_get_text (self->who));
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *id = DESK_PERSON_CHOOSER (widget)->id;

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.show-person", "s", id);
}

static void
on_exchange (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPersonChooser *self = DESK_PERSON_CHOOSER (widget);

  desk_person_chooser_set_id (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

static gboolean
desk_person_chooser_grab_focus (GtkWidget *widget)
{
  DeskPersonChooser *self = DESK_PERSON_CHOOSER (widget);

  return gtk_widget_get_visible (self->who_box)
             ? gtk_widget_grab_focus (GTK_WIDGET (self->who))
             : gtk_widget_child_focus (self->person_box, GTK_DIR_TAB_FORWARD);
}

static void
desk_person_chooser_dispose (GObject *object)
{
  DeskPersonChooser *self = DESK_PERSON_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PERSON_CHOOSER);
  g_clear_object (&self->person);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (desk_person_chooser_parent_class)->dispose (object);
}

static void
desk_person_chooser_class_init (DeskPersonChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_person_chooser_dispose;
  widget_class->grab_focus = desk_person_chooser_grab_focus;

  /**
   * DeskPersonChooser::chosen:
   * @id: (nullable): id of the person the officer chose, NULL for nobody
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DeskPersonChooser::typed:
   * @text: what stands in the line
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DeskPersonChooser::changed:
   * The person's record was read, or there is nobody any more.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_WHO);
  g_type_ensure (DESK_TYPE_MATCHES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/person-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPersonChooser, who_box);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonChooser, who);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonChooser, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonChooser, person_box);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonChooser, name);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonChooser, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_who_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_move_on);
  gtk_widget_class_bind_template_callback (widget_class, take_line);
  gtk_widget_class_install_action (widget_class, "chooser.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "chooser.exchange", NULL, on_exchange);
}

static void
desk_person_chooser_init (DeskPersonChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_person_chooser_bind:
 * Hands in the context; later calls change nothing.
 */
void
desk_person_chooser_bind (DeskPersonChooser *self, DeskContext *context)
{
  DeskStore *store = desk_context_get_store (context);

  if (self->context != NULL)
    return;
  self->context = g_object_ref (context);
  desk_who_bind (self->who, context, self->matches);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
}

/**
 * desk_person_chooser_set_label:
 * @label: translated: who is asked for: "Applicant"
 */
void
desk_person_chooser_set_label (DeskPersonChooser *self, const char *label)
{
  desk_who_set_label (self->who, label);
}

/**
 * desk_person_chooser_set_id:
 * @id: (nullable): id of a person of the store
 *
 * Shows somebody; `chosen` is not emitted.
 */
void
desk_person_chooser_set_id (DeskPersonChooser *self, const char *id)
{
  if (!g_set_str (&self->id, id))
    return;
  g_clear_object (&self->person);
  show_person (self);
  refresh (self);
  if (id == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * desk_person_chooser_get_id:
 *
 * Returns: (transfer none) (nullable): id of whom is shown
 */
const char *
desk_person_chooser_get_id (DeskPersonChooser *self)
{
  return self->id;
}

/**
 * desk_person_chooser_get_person:
 *
 * Returns: (transfer none) (nullable): the person as last read
 */
DeskPerson *
desk_person_chooser_get_person (DeskPersonChooser *self)
{
  return self->person;
}

/**
 * desk_person_chooser_get_typed:
 *
 * Returns: (transfer none) (nullable): what stands in the line and names nobody yet
 */
const char *
desk_person_chooser_get_typed (DeskPersonChooser *self)
{
  const char *text = desk_who_get_text (self->who);

  return self->id == NULL && *text != '\0' ? text : NULL;
}

/**
 * desk_person_chooser_set_typed:
 * Puts text back that was being typed.
 */
void
desk_person_chooser_set_typed (DeskPersonChooser *self, const char *text)
{
  desk_who_set_text (self->who, text);
}

/**
 * desk_person_chooser_commit:
 * Takes who was chosen from the list; a new name only by Enter, for it makes a record.
 */
void
desk_person_chooser_commit (DeskPersonChooser *self)
{
  if (self->context != NULL && self->id == NULL && desk_who_get_known (self->who) != NULL)
    take_person (self, desk_record_get_id (DESK_RECORD (desk_who_get_known (self->who))));
}

/**
 * desk_person_chooser_settle:
 * Takes whoever stands in the line, also a new person, as Enter does.
 *
 * Returns: whether it is not clear yet who that is, or the new person is still being recorded: `chosen` tells
 */
gboolean
desk_person_chooser_settle (DeskPersonChooser *self)
{
  if (self->context == NULL || desk_person_chooser_get_typed (self) == NULL)
    return FALSE;
  if (gtk_widget_get_sensitive (self->who_box))
    take_line (self);
  return desk_who_is_deciding (self->who) || !gtk_widget_get_sensitive (self->who_box);
}
