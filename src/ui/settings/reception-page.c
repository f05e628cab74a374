// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a reception. What is found about its rules stands at their fields: warnings at once, errors from the first attempt
// to save on. Who is booked already stays so; the head is told before a change leaves somebody outside of the rules.

#include "ui/settings/reception-page.h"

#include "model/reception-check.h"
#include "ui/front-desk/room-list.h"
#include "ui/keys.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/settings/official-row.h"
#include "ui/settings/reception-bookings.h"
#include "ui/settings/reception-days.h"
#include "ui/settings/reception-entries.h"
#include "ui/settings/reception-month.h"
#include "ui/settings/record-edit.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/checks-group.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/switch-row.h"
#include "ui/widgets/undoable.h"

#include <glib/gi18n-lib.h>

struct _DeskReceptionPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  DeskRecordEdit *edit;
  DeskRecord *before;  /* as it was saved when the running save began; NULL: it is new */
  GPtrArray *officers; /* of DeskOfficer */
  guint refresh;       /* source that shows what has changed, 0: none waits */
  gboolean is_new;
  gboolean attempted;

  AdwBanner *trouble;
  GtkWidget *form; /* in a narrow window with the month in it */
  GtkWidget *separator;
  GtkScrolledWindow *side; /* where the month stands in a wide window */
  GtkWidget *preview;
  DeskOfficialRow *official;
  GtkMenuButton *rooms;
  DeskReceptionEntries *rules;
  DeskReceptionEntries *exceptions;
  DeskReceptionMonth *month;
  AdwPreferencesGroup *end_group;
  AdwButtonRow *end_row;
};

G_DEFINE_FINAL_TYPE (DeskReceptionPage, desk_reception_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DeskRecord *
get_record (DeskReceptionPage *self)
{
  return desk_record_edit_get_record (self->edit);
}

static const char *
get_name (DeskReceptionPage *self)
{
  const char *name = desk_record_get_text (get_record (self), DESK_RECEPTION_NAME);

  return name != NULL ? name : "";
}

static void
show_trouble (DeskReceptionPage *self, const char *text)
{
  if (text != NULL)
    {
      adw_banner_set_title (self->trouble, text);
      desk_spoken_warn (GTK_WIDGET (self), text);
    }
  adw_banner_set_revealed (self->trouble, text != NULL);
}

static const DeskFinding *
find_finding (GArray *findings, const DeskField *fields, const char *name)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DeskFinding *finding = &g_array_index (findings, DeskFinding, i);

      if (finding->key == NULL && g_str_equal (fields[finding->field].name, name))
        return finding;
    }
  return NULL;
}

static void
show_at_row (GtkWidget *row, const DeskFinding *finding)
{
  const char *message = finding != NULL ? finding->message : NULL;

  if (DESK_IS_ENTRY_ROW (row))
    desk_entry_row_set_hint (DESK_ENTRY_ROW (row),
                             finding == NULL                        ? DESK_VERDICT_OK
                             : finding->level == DESK_FINDING_ERROR ? DESK_VERDICT_ERROR
                                                                    : DESK_VERDICT_WARN,
                             message);
  else if (DESK_IS_CODE_ROW (row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), message != NULL ? message : "");
  else if (DESK_IS_CHECKS_GROUP (row))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (row), message);
}

/* What was found stands at its field. */
static void
show_findings (DeskReceptionPage *self, GArray *findings)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (self->form);
  g_autoptr (GArray) shown = desk_findings_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const DeskFinding *finding = &g_array_index (findings, DeskFinding, i);

      if (self->attempted || finding->level != DESK_FINDING_ERROR)
        desk_findings_add (shown, finding->level, finding->field, finding->key, finding->message);
    }
  desk_reception_entries_show_findings (self->rules, shown);
  desk_reception_entries_show_findings (self->exceptions, shown);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      show_at_row (row, find_finding (shown, desk_record_get_fields (get_record (self), NULL),
                                      desk_form_row_get_field (DESK_FORM_ROW (row))));
    }
}

static GArray *
check (DeskReceptionPage *self)
{
  GDate today;

  desk_reception_days_get_today (self->context, &today);
  return desk_reception_check (DESK_RECEPTION (get_record (self)), desk_context_get_profile (self->context),
                               &today);
}

static gboolean
on_refresh (gpointer data)
{
  DeskReceptionPage *self = data;
  g_autoptr (GArray) findings = check (self);

  self->refresh = 0;
  show_findings (self, findings);
  desk_reception_month_show (self->month, self->context, DESK_RECEPTION (get_record (self)));
  return G_SOURCE_REMOVE;
}

/* Several fields may change at once; they are shown together. */
static void
on_changed (DeskReceptionPage *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (on_refresh, self);
}

static void
set_busy (DeskReceptionPage *self, gboolean busy)
{
  /* A text field that turns insensitive under the cursor goes on blinking. */
  if (busy && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.primary", !busy);
}

static void
finish (DeskReceptionPage *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

/* What is offered to be taken back. */
typedef struct
{
  GtkWidget *window; /* it holds this */
  DeskContext *context;
  DeskRecord *before;
  DeskRecord *after;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_weak_pointer (&change->window);
  g_object_unref (change->context);
  g_object_unref (change->before);
  g_object_unref (change->after);
  g_free (change);
}

static void
change_undo (gpointer data)
{
  Change *change = data;
  DeskUndoable *back;

  if (change->window == NULL)
    return;
  back = desk_undoable_new (change->window, change->context, NULL);
  desk_undoable_add (back, change->before, change->after);
  desk_undoable_run (back);
}

static char *
write_saved (DeskReceptionPage *self, DeskRecord *before, DeskRecord *after)
{
  gboolean is_ended = desk_record_get_boolean (after, DESK_RECEPTION_ENDED);

  if (desk_record_get_boolean (before, DESK_RECEPTION_ENDED) == is_ended)
    /* TRANSLATORS: the name of a reception */
    return g_strdup_printf (_ ("“%s” is saved"), get_name (self));
  return is_ended ? g_strdup_printf (_ ("“%s” no longer receives"), get_name (self))
                  : g_strdup_printf (_ ("“%s” receives again"), get_name (self));
}

static void
tell_saved (DeskReceptionPage *self, GtkWidget *window)
{
  Change *change;
  g_autofree char *text = NULL;

  if (self->before == NULL)
    return;
  change = g_new0 (Change, 1);
  g_set_weak_pointer (&change->window, window);
  change->context = g_object_ref (self->context);
  change->before = desk_record_copy (self->before);
  change->after = desk_record_copy (desk_record_edit_get_shown (self->edit));
  text = write_saved (self, self->before, change->after);
  desk_notice_show_undo (window, text, change_undo, change, change_free);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskReceptionPage) self = data;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  if (!desk_record_edit_save_finish (DESK_RECORD_EDIT (source), result, &error))
    {
      set_busy (self, FALSE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error->message);
      return;
    }
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (window != NULL)
    tell_saved (self, window);
  finish (self);
}

static void
start_save (DeskReceptionPage *self)
{
  DeskRecord *shown = desk_record_edit_get_shown (self->edit);

  g_clear_object (&self->before);
  if (shown != NULL && desk_record_edit_is_changed (self->edit))
    self->before = desk_record_copy (shown);
  desk_record_edit_save_async (self->edit, GTK_WIDGET (self), on_saved, g_object_ref (self));
}

static AdwDialog *
make_question (const char *heading, const char *body, GPtrArray *rows)
{
  AdwDialog *alert = adw_alert_dialog_new (heading, body);

  if (rows->len > 0)
    adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), desk_reception_bookings_make_list (rows));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "back", _ ("_Go Back"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "back");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "back");
  return alert;
}

static void
on_outside_answered (AdwAlertDialog *alert, const char *response, DeskReceptionPage *self)
{
  if (g_str_equal (response, "save"))
    start_save (self);
  else
    set_busy (self, FALSE);
}

static void
ask_outside (DeskReceptionPage *self, GPtrArray *outside)
{
  g_autofree char *body = g_strdup_printf (
      ngettext (
          "%u person is booked for a time at which nobody would be received any more. The appointment stays as "
          "it is: move it, or tell the person, in the place Appointments.",
          "%u people are booked for times at which nobody would be received any more. Their appointments stay "
          "as they are: move them, or tell the people, in the place Appointments.",
          outside->len),
      outside->len);
  AdwDialog *alert = make_question (_ ("Outside the New Hours"), body, outside);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "save", _ ("_Save Anyway"));
  g_signal_connect_object (alert, "response", G_CALLBACK (on_outside_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
on_bookings_for_save (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskReceptionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = desk_reception_bookings_load_finish (result, &error);
  g_autoptr (GPtrArray) outside = NULL;

  if (rows == NULL)
    {
      set_busy (self, FALSE);
      show_trouble (self, error->message);
      return;
    }
  outside =
      desk_reception_bookings_find_outside (rows, DESK_RECEPTION (desk_record_edit_get_shown (self->edit)),
                                            DESK_RECEPTION (get_record (self)), self->context);
  if (outside->len > 0)
    ask_outside (self, outside);
  else
    start_save (self);
}

/* What a rule says beside its kind is not kept: a rule of dates has no weekdays. */
static void
settle_rules (DeskRecord *record)
{
  g_autofree const char **keys = desk_record_list_keys (record, DESK_RECEPTION_RULE);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *kind = desk_record_get_entry_text (record, DESK_RECEPTION_RULE, keys[i]);

      if (g_str_equal (kind, "dates"))
        desk_record_set_entry (record, DESK_RECEPTION_RULE_DAYS, keys[i], NULL);
      else
        desk_record_set_entry (record, DESK_RECEPTION_RULE_DATES, keys[i], NULL);
      if (!g_str_equal (kind, "nth_weekday"))
        desk_record_set_entry (record, DESK_RECEPTION_RULE_NTH, keys[i], NULL);
    }
}

static void
focus_finding (DeskReceptionPage *self, const DeskFinding *finding)
{
  const char *name = desk_record_get_fields (get_record (self), NULL)[finding->field].name;
  g_autoptr (GPtrArray) rows = desk_form_rows_find (self->form);

  for (guint i = 0; i < rows->len; i++)
    if (desk_form_row_focus_field (g_ptr_array_index (rows, i), name, finding->key))
      return;
}

/* Returns: whether it may be saved as it stands in the form; else it is said why not */
static gboolean
check_for_save (DeskReceptionPage *self)
{
  GtkWidget *wrong = desk_form_rows_find_error (self->form);
  g_autoptr (GArray) findings = NULL;
  const DeskFinding *obstacle;

  self->attempted = TRUE;
  findings = check (self);
  show_findings (self, findings);
  if (wrong != NULL)
    {
      show_trouble (self, _ ("What is marked here cannot be saved as it was typed."));
      gtk_widget_grab_focus (wrong);
      return FALSE;
    }
  obstacle = desk_findings_find_obstacle (findings);
  show_trouble (self, obstacle != NULL ? obstacle->message : NULL);
  if (obstacle != NULL)
    focus_finding (self, obstacle);
  return obstacle == NULL;
}

static void
on_primary (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskReceptionPage *self = DESK_RECEPTION_PAGE (widget);
  DeskRecord *shown = desk_record_edit_get_shown (self->edit);

  desk_form_rows_commit (self->form);
  if (!check_for_save (self))
    return;
  settle_rules (get_record (self));
  set_busy (self, TRUE);
  if (shown != NULL)
    desk_reception_bookings_load_async (self->context, desk_record_get_id (shown), on_bookings_for_save,
                                        g_object_ref (self));
  else
    start_save (self);
}

static void
on_cancel (DeskReceptionPage *self)
{
  finish (self);
}

/* Ends the reception, or lets it receive again. */
static void
set_ended (DeskReceptionPage *self, gboolean ended)
{
  desk_record_set_boolean (get_record (self), DESK_RECEPTION_ENDED, ended);
  set_busy (self, TRUE);
  start_save (self);
}

static void
on_end_answered (AdwAlertDialog *alert, const char *response, DeskReceptionPage *self)
{
  if (g_str_equal (response, "end"))
    set_ended (self, TRUE);
}

static void
ask_end (DeskReceptionPage *self, GPtrArray *rows)
{
  /* TRANSLATORS: the name of a reception, then whom it concerns */
  g_autofree char *booked = g_strdup_printf (
      ngettext (
          "%u person is still booked with “%s” and would come in vain. The appointment stays as it is: move or "
          "cancel it in the place Appointments.",
          "%u people are still booked with “%s” and would come in vain. Their appointments stay as they are: "
          "move or cancel them in the place Appointments.",
          rows->len),
      rows->len, get_name (self));
  /* TRANSLATORS: the name of a reception */
  g_autofree char *nobody = g_strdup_printf (
      _ ("Nothing can be booked with “%s” any more. Everything that was booked stays on record."),
      get_name (self));
  AdwDialog *alert = make_question (_ ("No Longer Receives?"), rows->len > 0 ? booked : nobody, rows);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "end", _ ("_No Longer Receives"));
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "end", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (alert, "response", G_CALLBACK (on_end_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
on_bookings_for_end (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskReceptionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = desk_reception_bookings_load_finish (result, &error);

  if (rows == NULL)
    show_trouble (self, error->message);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    ask_end (self, rows);
}

static void
on_end (DeskReceptionPage *self)
{
  DeskRecord *shown = desk_record_edit_get_shown (self->edit);

  if (desk_reception_page_is_changed (self))
    {
      show_trouble (self, _ ("Something was changed here. Save it first, or cancel."));
      return;
    }
  if (desk_record_get_boolean (shown, DESK_RECEPTION_ENDED))
    set_ended (self, FALSE);
  else
    desk_reception_bookings_load_async (self->context, desk_record_get_id (shown), on_bookings_for_end,
                                        g_object_ref (self));
}

/* The month stays close to the rules it is made from. */
static void
on_narrow (DeskReceptionPage *self)
{
  g_autoptr (GtkWidget) preview = g_object_ref (self->preview);

  gtk_scrolled_window_set_child (self->side, NULL);
  gtk_box_insert_child_after (GTK_BOX (self->form), preview, GTK_WIDGET (self->exceptions));
  gtk_widget_remove_css_class (GTK_WIDGET (self->month), "reception-form");
  gtk_widget_set_visible (GTK_WIDGET (self->side), FALSE);
  gtk_widget_set_visible (self->separator, FALSE);
  g_object_set (self->month, "compact", TRUE, NULL);
}

static void
on_wide (DeskReceptionPage *self)
{
  g_autoptr (GtkWidget) preview = g_object_ref (self->preview);

  gtk_box_remove (GTK_BOX (self->form), preview);
  gtk_scrolled_window_set_child (self->side, preview);
  gtk_widget_add_css_class (GTK_WIDGET (self->month), "reception-form");
  gtk_widget_set_visible (GTK_WIDGET (self->side), TRUE);
  gtk_widget_set_visible (self->separator, TRUE);
  g_object_set (self->month, "compact", FALSE, NULL);
}

static void
on_room (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskReceptionPage *self = DESK_RECEPTION_PAGE (widget);

  desk_record_set_text (get_record (self), DESK_RECEPTION_ROOM, g_variant_get_string (parameter, NULL));
}

/* An official may receive in a room that is not one of those for visitors: they are only offered. */
static void
fill_rooms (DeskReceptionPage *self)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (self->context));
  g_autofree const char **keys = station != NULL ? desk_record_list_keys (station, DESK_STATION_ROOM) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *label = desk_room_list_make_label (self->context, keys[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "reception.room", "s",
                                         desk_record_get_entry_text (station, DESK_STATION_ROOM, keys[i]));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->rooms, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->rooms), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* Who receives gives the name, as long as none was typed. */
static void
on_official (DeskReceptionPage *self)
{
  const char *id = desk_record_get_text (get_record (self), DESK_RECEPTION_OFFICIAL);
  DeskOfficer *officer = id != NULL && self->officers != NULL ? desk_officer_find (self->officers, id) : NULL;
  g_autofree char *name = NULL;

  if (officer == NULL || *get_name (self) != '\0')
    return;
  name = desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                 desk_context_get_language (self->context));
  desk_record_set_text (get_record (self), DESK_RECEPTION_NAME, name);
}

static void
desk_reception_page_dispose (GObject *object)
{
  DeskReceptionPage *self = DESK_RECEPTION_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_RECEPTION_PAGE);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->edit);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_reception_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (DESK_TYPE_CHECKS_GROUP);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_OFFICIAL_ROW);
  g_type_ensure (DESK_TYPE_RECEPTION_ENTRIES);
  g_type_ensure (DESK_TYPE_RECEPTION_MONTH);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
}

static void
desk_reception_page_class_init (DeskReceptionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_reception_page_dispose;

  /**
   * DeskReceptionPage::finished:
   * The page is done with.
   */
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);

  ensure_types ();
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/reception-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, separator);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, side);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, preview);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, official);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, rooms);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, rules);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, exceptions);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, month);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, end_group);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionPage, end_row);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_end);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_primary);
  gtk_widget_class_install_action (widget_class, "reception.room", "s", on_room);
}

static void
desk_reception_page_init (DeskReceptionPage *self)
{
  static const char *const keys[] = { "<Control>s", "<Control>Return <Control>KP_Enter" };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                          gtk_shortcut_new (desk_keys_make_trigger (keys[i]),
                                                            gtk_named_action_new ("form.primary")));
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
show_end (DeskReceptionPage *self)
{
  DeskRecord *shown = desk_record_edit_get_shown (self->edit);
  gboolean is_ended = shown != NULL && desk_record_get_boolean (shown, DESK_RECEPTION_ENDED);

  gtk_widget_set_visible (GTK_WIDGET (self->end_group), shown != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->end_row),
                                 is_ended ? _ ("_Receives Again") : _ ("_No Longer Receives…"));
  if (is_ended)
    gtk_widget_remove_css_class (GTK_WIDGET (self->end_row), "destructive-action");
}

/**
 * desk_reception_page_new:
 * @reception: as saved; one without an id is new
 *
 * Returns: (transfer floating): the form of the reception
 */
DeskReceptionPage *
desk_reception_page_new (DeskContext *context, DeskReception *reception)
{
  DeskReceptionPage *self = g_object_new (DESK_TYPE_RECEPTION_PAGE, NULL);

  self->context = g_object_ref (context);
  self->edit = desk_record_edit_new (context, DESK_RECORD (reception));
  self->is_new = desk_record_get_id (DESK_RECORD (reception)) == NULL;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 self->is_new ? _ ("New Reception") : get_name (self));
  desk_form_rows_bind (self->form, context, get_record (self));
  g_signal_connect_object (get_record (self), "notify", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_record (self), "notify::official", G_CALLBACK (on_official), self,
                           G_CONNECT_SWAPPED);
  fill_rooms (self);
  show_end (self);
  desk_reception_month_show (self->month, context, DESK_RECEPTION (get_record (self)));
  on_changed (self);
  return self;
}

/**
 * desk_reception_page_set_officers:
 * @officers: (element-type DeskOfficer): all officers as they are saved
 *
 * Says who can be chosen.
 */
void
desk_reception_page_set_officers (DeskReceptionPage *self, GPtrArray *officers)
{
  g_ptr_array_ref (officers);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  self->officers = officers;
  desk_official_row_show (self->official, officers);
}

/**
 * desk_reception_page_is_changed:
 *
 * Returns: whether something was typed that is not saved
 */
gboolean
desk_reception_page_is_changed (DeskReceptionPage *self)
{
  desk_form_rows_commit (self->form);
  return desk_form_rows_find_error (self->form) != NULL || desk_record_edit_is_changed (self->edit);
}
