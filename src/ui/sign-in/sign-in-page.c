// SPDX-License-Identifier: GPL-3.0-or-later
// The sign-in page. What signing in does stands in session.c.

#include "ui/sign-in/sign-in-page.h"

#include "model/day-text.h"
#include "store/error.h"
#include "ui/officer-name.h"
#include "ui/sign-in/demo-desk.h"
#include "ui/sign-in/language-buttons.h"
#include "ui/sign-in/recover-dialog.h"
#include "ui/sign-in/session.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/password-row.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define BUSY_MS 100 /* within it what happens seems to happen at once */

struct _DeskSignInPage
{
  AdwBin parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  guint busy_timer;
  guint delay_timer;
  gboolean busy;

  GtkLabel *station;
  GtkLabel *desk;
  GtkListBox *officers;
  DeskPasswordRow *password;
  GtkLabel *trouble;
  GtkStack *progress;
  GtkButton *button;
  GtkLabel *drafts;
};

G_DEFINE_FINAL_TYPE (DeskSignInPage, desk_sign_in_page, ADW_TYPE_BIN)

static guint failed_signal;
static guint opening_signal;

static const char *
get_code (DeskSignInPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->officers);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "code") : NULL;
}

static void
show_trouble (DeskSignInPage *self, const char *text)
{
  desk_field_message_show (GTK_WIDGET (self->password), self->trouble,
                           text != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK, text);
  desk_spoken_announce (GTK_WIDGET (self), text);
}

static int
get_delay (DeskSignInPage *self)
{
  const char *code = get_code (self);

  if (code == NULL)
    return 0;
  return desk_keyring_get_delay (desk_context_get_keyring (self->context), code,
                                 desk_clock_get_now (desk_context_get_clock (self->context)));
}

static char *
make_delay_words (int delay)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Too many wrong passwords. Try again in %d second.",
                                       "Too many wrong passwords. Try again in %d seconds.", (gulong)delay),
                          delay);
}

static gboolean
count_down (gpointer data)
{
  DeskSignInPage *self = DESK_SIGN_IN_PAGE (data);
  int delay = get_delay (self);
  g_autofree char *text = make_delay_words (delay);

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), delay <= 0 && !self->busy);
  if (delay <= 0)
    {
      self->delay_timer = 0;
      show_trouble (self, NULL);
      return G_SOURCE_REMOVE;
    }
  /* Not announced each second: it is said once, when it appears. */
  gtk_label_set_label (self->trouble, text);
  return G_SOURCE_CONTINUE;
}

/* Whether the officer has to wait; then says so, second by second. */
static gboolean
wait_if_due (DeskSignInPage *self)
{
  g_autofree char *text = make_delay_words (get_delay (self));

  g_clear_handle_id (&self->delay_timer, g_source_remove);
  if (count_down (self) == G_SOURCE_REMOVE)
    return FALSE;
  show_trouble (self, text);
  self->delay_timer = g_timeout_add_seconds (1, count_down, self);
  return TRUE;
}

static void
show_busy (DeskSignInPage *self, gboolean busy)
{
  gtk_stack_set_visible_child_name (self->progress, busy ? "spinner" : "button");
  gtk_widget_set_sensitive (GTK_WIDGET (self->officers), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->password), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !busy);
}

static gboolean
on_busy_due (gpointer data)
{
  DeskSignInPage *self = DESK_SIGN_IN_PAGE (data);

  self->busy_timer = 0;
  show_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The page is not painted anew for what is over in a moment. */
static void
set_busy (DeskSignInPage *self, gboolean busy)
{
  self->busy = busy;
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  if (busy)
    self->busy_timer = g_timeout_add (BUSY_MS, on_busy_due, self);
  else
    show_busy (self, FALSE);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskSignInPage) self = data;
  g_autoptr (GError) error = NULL;

  if (desk_session_open_finish (DESK_CONTEXT (source), result, &error))
    {
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        set_busy (self, FALSE);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_PASSWORD)
      || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_WAIT)
      || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->password), "");
      if (!wait_if_due (self))
        show_trouble (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
    }
  else
    g_signal_emit (self, failed_signal, 0, error);
}

static void
on_sign_in (DeskSignInPage *self)
{
  const char *password = desk_password_row_get_password (self->password);

  if (self->busy || get_code (self) == NULL || wait_if_due (self))
    return;
  if (*password == '\0')
    {
      show_trouble (self, _ ("Type the password first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
      return;
    }
  set_busy (self, TRUE);
  desk_session_open_async (self->context, get_code (self), password, self->cancellable, on_opened,
                           g_object_ref (self));
  g_signal_emit (self, opening_signal, 0);
}

static void
on_password_changed (DeskSignInPage *self)
{
  if (self->delay_timer == 0)
    show_trouble (self, NULL);
}

static void
on_officer_selected (DeskSignInPage *self, GtkListBoxRow *row)
{
  if (row == NULL || self->context == NULL)
    return;
  /* Said with the field, and again whenever it is another. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (desk_spoken_find_heard (GTK_WIDGET (self->password))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  show_trouble (self, NULL);
  wait_if_due (self);
}

static void
on_officer_activated (DeskSignInPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

/* The arrows choose the officer while the focus stays in the password. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                DeskSignInPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->officers);
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
             : keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up   ? -1
                                                                 : 0;

  if (step == 0 || row == NULL || self->busy)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->officers, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->officers, row);
  return GDK_EVENT_STOP;
}

static void
on_recover (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskSignInPage *self = DESK_SIGN_IN_PAGE (widget);

  if (get_code (self) != NULL)
    adw_dialog_present (ADW_DIALOG (desk_recover_dialog_new (self->context, get_code (self))), widget);
}

static void
fill_officers (DeskSignInPage *self)
{
  g_autoptr (GPtrArray) slots = desk_keyring_list (desk_context_get_keyring (self->context));
  const char *last = desk_context_get_last_officer (self->context);
  GtkListBoxRow *selected = NULL;

  for (guint i = 0; i < slots->len; i++)
    {
      const DeskKeySlot *slot = slots->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *turned = desk_officer_name_turn (slot->name);
      GtkWidget *avatar;

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), slot->name);
      avatar = adw_avatar_new (32, turned, TRUE);
      desk_spoken_hide (avatar);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "code", g_strdup (slot->code), g_free);
      gtk_list_box_append (self->officers, row);
      if (g_strcmp0 (slot->code, last) == 0)
        selected = GTK_LIST_BOX_ROW (row);
    }
  gtk_list_box_select_row (self->officers,
                           selected != NULL ? selected : gtk_list_box_get_row_at_index (self->officers, 0));
}

static void
fill_words (DeskSignInPage *self)
{
  DeskKeyring *keyring = desk_context_get_keyring (self->context);
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  GDateWeekday weekday = (GDateWeekday)g_date_time_get_day_of_week (now);
  g_autofree char *day = g_date_time_format (now, "%d.%m.%Y");
  g_autofree char *desk = g_strdup_printf ("%s · %s %s", desk_keyring_get_station (keyring),
                                           desk_day_text_get_short_weekday (weekday), day);
  g_autofree char *hint = NULL;

  gtk_label_set_label (self->station, desk_keyring_get_station_name (keyring));
  gtk_label_set_label (self->desk, desk);
  if (desk_context_is_demo (self->context))
    {
      /* Translators: %s is a password */
      hint = g_strdup_printf (_ ("This is a demo: every officer's password is “%s”."), DESK_DEMO_PASSWORD);
      gtk_label_set_label (self->drafts, hint);
      gtk_widget_set_visible (GTK_WIDGET (self->drafts), TRUE);
    }
}

static gpointer
count_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, NULL, error);
}

static void
on_drafts_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskSignInPage) self = data;
  g_autoptr (GPtrArray) drafts = desk_store_call_finish (DESK_STORE (source), result, NULL);
  g_autofree char *text = NULL;

  if (drafts == NULL || drafts->len == 0 || desk_context_is_demo (self->context))
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u draft waits on this desk.",
                                       "%u drafts wait on this desk.", drafts->len),
                          drafts->len);
  gtk_label_set_label (self->drafts, text);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts), TRUE);
}

static gboolean
desk_sign_in_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_SIGN_IN_PAGE (widget)->password));
}

static void
desk_sign_in_page_dispose (GObject *object)
{
  DeskSignInPage *self = DESK_SIGN_IN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  g_clear_handle_id (&self->delay_timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_sign_in_page_parent_class)->dispose (object);
}

static void
desk_sign_in_page_finalize (GObject *object)
{
  g_clear_object (&DESK_SIGN_IN_PAGE (object)->cancellable);

  G_OBJECT_CLASS (desk_sign_in_page_parent_class)->finalize (object);
}

static void
desk_sign_in_page_class_init (DeskSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sign_in_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_sign_in_page_finalize;
  widget_class->grab_focus = desk_sign_in_page_grab_focus;

  failed_signal = g_signal_new ("failed", DESK_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);
  opening_signal = g_signal_new ("opening", DESK_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_LANGUAGE_BUTTONS);
  g_type_ensure (DESK_TYPE_PASSWORD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/sign-in/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, station);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, desk);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, officers);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, password);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, progress);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, button);
  gtk_widget_class_bind_template_child (widget_class, DeskSignInPage, drafts);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_officer_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_officer_activated);
  gtk_widget_class_install_action (widget_class, "sign-in.recover", NULL, on_recover);
}

static void
desk_sign_in_page_init (DeskSignInPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_keep_choice (self->officers);
  self->cancellable = g_cancellable_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * desk_sign_in_page_new:
 * @context: with a keyring; with a store when the desk was only locked
 *
 * Returns: (transfer full): a page to sign in on
 */
DeskSignInPage *
desk_sign_in_page_new (DeskContext *context)
{
  DeskSignInPage *self = g_object_new (DESK_TYPE_SIGN_IN_PAGE, NULL);
  DeskStore *store = desk_context_get_store (context);

  self->context = g_object_ref (context);
  fill_officers (self);
  fill_words (self);
  if (store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, count_drafts, NULL, NULL,
                           (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_drafts_counted,
                           g_object_ref (self));
  return self;
}
