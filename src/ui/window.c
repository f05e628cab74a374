// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: which page it shows, locking, covering, the banners. Its actions stand in window-actions.c.

#include "ui/window.h"

#include "ui/cover.h"
#include "ui/failure-page.h"
#include "ui/idle.h"
#include "ui/key-dispatch.h"
#include "ui/language.h"
#include "ui/notice.h"
#include "ui/page-opener.h"
#include "ui/places.h"
#include "ui/sign-in/demo-session.h"
#include "ui/sign-in/first-run-page.h"
#include "ui/sign-in/session.h"
#include "ui/sign-in/sign-in-page.h"
#include "ui/troubles.h"
#include "ui/widgets/spoken.h"
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

struct _DeskWindow
{
  AdwApplicationWindow parent_instance;

  DeskContext *context;
  DeskIdle *idle;
  DeskTroubles *troubles;
  GError *failure;
  gboolean covered;

  GtkStack *states;
  AdwBanner *halted;
  AdwBanner *trouble;
  AdwBanner *demo;
};

G_DEFINE_FINAL_TYPE (DeskWindow, desk_window, ADW_TYPE_APPLICATION_WINDOW)

/* What the window ought to show, by the name of the child in the stack. */
static const char *
choose_state (DeskWindow *self)
{
  if (self->covered)
    return "cover";
  if (self->failure != NULL)
    return "failure";
  if (desk_context_get_keyring (self->context) == NULL)
    return "first-run";
  return desk_context_get_officer (self->context) == NULL ? "sign-in" : "places";
}

static void
on_sign_in_failed (DeskWindow *self, const GError *error)
{
  desk_window_fail (self, error);
}

static GtkWidget *
add_state (DeskWindow *self, const char *state, GtkWidget *page)
{
  gtk_stack_add_named (self->states, page, state);
  return page;
}

/* Widgets take as long to be made as the password to be tried, and that is done in another thread. */
static void
on_sign_in_opening (DeskWindow *self)
{
  if (gtk_stack_get_child_by_name (self->states, "places") == NULL)
    add_state (self, "places", GTK_WIDGET (desk_places_new (self->context)));
}

static GtkWidget *
make_state (DeskWindow *self, const char *state)
{
  GtkWidget *page;

  if (g_str_equal (state, "cover"))
    return desk_cover_new ();
  if (g_str_equal (state, "failure"))
    return GTK_WIDGET (desk_failure_page_new (self->failure, desk_context_get_folders (self->context)));
  if (g_str_equal (state, "places"))
    return GTK_WIDGET (desk_places_new (self->context));
  if (g_str_equal (state, "first-run"))
    page = GTK_WIDGET (desk_first_run_page_new (self->context));
  else
    {
      page = GTK_WIDGET (desk_sign_in_page_new (self->context));
      g_signal_connect_object (page, "opening", G_CALLBACK (on_sign_in_opening), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (page, "failed", G_CALLBACK (on_sign_in_failed), self, G_CONNECT_SWAPPED);
  return page;
}

/* The places stay while the desk is locked, with every open form; everything else is made anew each time. */
static void
remove_other_states (DeskWindow *self, const char *state)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->states));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      const char *name = gtk_stack_page_get_name (gtk_stack_get_page (self->states, child));
      gboolean kept = g_str_equal (name, "places") && desk_context_get_store (self->context) != NULL;

      if (!g_str_equal (name, state) && !kept && !(self->covered && !g_str_equal (name, "cover")))
        gtk_stack_remove (self->states, child);
      child = next;
    }
}

/* The toolkit lets nothing below a dialog take the focus, by a child of the dialog's parent that holds it all. */
static void
free_below (DeskWindow *self, GtkWidget *dialog, gboolean free)
{
  GtkWidget *below = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  while (gtk_widget_get_parent (below) != gtk_widget_get_parent (dialog))
    below = gtk_widget_get_parent (below);
  gtk_widget_set_can_focus (below, free);
  gtk_widget_set_can_target (below, free);
}

/* Dialogs lie over the content: what they show must go when it is hidden, what is typed in them must not. */
static void
hide_dialogs (DeskWindow *self, gboolean hide)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (dialogs, i);
      gtk_widget_set_visible (dialog, !hide);
      free_below (self, dialog, hide);
      if (!hide)
        gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
    }
}

/* Of the exchange with headquarters a banner tells only what somebody has to do something about. */
static void
show_halted (DeskWindow *self, gboolean open)
{
  DeskHqLink *link = desk_context_get_link (self->context);
  DeskHqStatus status = { 0 };
  gboolean halted;

  if (link != NULL)
    desk_hq_link_get_status (link, &status);
  halted = open && status.state == DESK_SYNC_HALTED && status.error != NULL;
  if (halted)
    adw_banner_set_title (self->halted, status.error->message);
  adw_banner_set_button_label (self->halted, _ ("_Headquarters"));
  adw_banner_set_revealed (self->halted, halted);
}

static void
update_banners (DeskWindow *self)
{
  g_autofree char *text = desk_troubles_describe (self->troubles);
  gboolean clock = desk_troubles_get_worst (self->troubles) == DESK_TROUBLE_CLOCK_BEHIND;
  gboolean open = desk_context_get_officer (self->context) != NULL;

  adw_banner_set_title (self->demo, _ ("Demo data: everybody and everything here is invented."));
  adw_banner_set_button_label (self->demo, _ ("_Leave the Demo"));
  adw_banner_set_revealed (self->demo, desk_context_is_demo (self->context));

  show_halted (self, open);
  if (text != NULL)
    adw_banner_set_title (self->trouble, text);
  adw_banner_set_button_label (self->trouble, clock ? _ ("The Date Is _True") : NULL);
  adw_banner_set_revealed (self->trouble, text != NULL && open);
}

/* Where the focus begins on a page. */
static void
focus_state (DeskWindow *self, GtkWidget *page)
{
  AdwNavigationPage *place = DESK_IS_PLACES (page) ? desk_places_get_page (DESK_PLACES (page)) : NULL;

  if (!gtk_widget_grab_focus (place != NULL ? GTK_WIDGET (place) : page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* A menu that led here gives the focus back to where it was opened, after it has led here. */
static void
focus_again (gpointer data)
{
  g_autoptr (DeskWindow) self = data;
  GtkWidget *page = self->states != NULL ? gtk_stack_get_visible_child (self->states) : NULL;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    focus_state (self, page);
}

static void
update (DeskWindow *self)
{
  const char *state = choose_state (self);
  gboolean signed_in = g_str_equal (state, "places");
  GtkWidget *page = gtk_stack_get_child_by_name (self->states, state);
  gboolean shown = page != NULL && gtk_stack_get_visible_child (self->states) == page;

  if (page == NULL)
    page = add_state (self, state, make_state (self, state));
  if (!shown)
    {
      gtk_stack_set_visible_child (self->states, page);
      if (!self->covered)
        {
          focus_state (self, page);
          g_idle_add_once (focus_again, g_object_ref (self));
        }
    }
  remove_other_states (self, state);
  desk_window_update_actions (self, signed_in);
  update_banners (self);
}

static void
update_idle (DeskWindow *self)
{
  DeskStation *station = desk_context_get_station (self->context);
  gint64 minutes =
      station != NULL ? desk_record_get_integer (DESK_RECORD (station), DESK_STATION_IDLE_MINUTES) : 0;

  if (minutes <= 0)
    minutes = 5;
  desk_idle_set_minutes (self->idle, desk_context_get_officer (self->context) != NULL ? (int)minutes : 0);
}

static void
on_officer_changed (DeskWindow *self)
{
  gboolean locked = desk_context_get_officer (self->context) == NULL;

  if (locked)
    desk_notice_forget (GTK_WIDGET (self));
  hide_dialogs (self, locked || self->covered);
  update_idle (self);
  update (self);
}

static void
on_exchange_changed (DeskWindow *self)
{
  desk_window_update_headquarters_actions (self);
  show_halted (self, desk_context_get_officer (self->context) != NULL);
}

static void
on_link_set (DeskWindow *self)
{
  DeskHqLink *link = desk_context_get_link (self->context);

  if (link != NULL)
    g_signal_connect_object (link, "changed", G_CALLBACK (on_exchange_changed), self, G_CONNECT_SWAPPED);
  on_exchange_changed (self);
}

static void
on_keyring_changed (DeskWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->states, "sign-in");

  /* Another desk: another station, other officers. */
  if (page != NULL)
    gtk_stack_remove (self->states, page);
  update (self);
}

static void
on_idle_over (DeskWindow *self)
{
  desk_session_lock (self->context);
}

static void
on_clock_confirmed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_troubles_confirm_clock_finish (self->troubles, result, &error))
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static void
on_trouble_clicked (DeskWindow *self)
{
  desk_troubles_confirm_clock_async (self->troubles, on_clock_confirmed, g_object_ref (self));
}

static GtkWidget *
get_key_page (AdwApplicationWindow *window)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (window));
  AdwNavigationPage *page = places != NULL ? desk_places_get_page (places) : NULL;

  return page != NULL ? GTK_WIDGET (page) : GTK_WIDGET (places);
}

static void
bind_settings (DeskWindow *self)
{
  GSettings *settings = desk_context_get_settings (self->context);

  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/* Forms write their drafts when they lose the focus. */
static gboolean
desk_window_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);

  return GTK_WINDOW_CLASS (desk_window_parent_class)->close_request (window);
}

static void
desk_window_dispose (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  g_clear_object (&self->idle);
  g_clear_object (&self->troubles);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_WINDOW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_window_parent_class)->dispose (object);
}

static void
desk_window_finalize (GObject *object)
{
  g_clear_error (&DESK_WINDOW (object)->failure);

  G_OBJECT_CLASS (desk_window_parent_class)->finalize (object);
}

static void
desk_window_class_init (DeskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desk_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, states);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, halted);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, demo);
  gtk_widget_class_bind_template_callback (widget_class, on_trouble_clicked);
  desk_window_install_actions (widget_class);
}

static void
desk_window_init (DeskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_follow_focus (GTK_WINDOW (self));
  desk_key_dispatch_install (ADW_APPLICATION_WINDOW (self), get_key_page);
  self->idle = desk_idle_new (GTK_WIDGET (self));
  g_signal_connect_object (self->idle, "over", G_CALLBACK (on_idle_over), self, G_CONNECT_SWAPPED);
}

/**
 * desk_window_new:
 * @context: whose folders say which desk this is
 *
 * Returns: (transfer full): the window, showing what is true of the desk
 */
DeskWindow *
desk_window_new (AdwApplication *application, DeskContext *context)
{
  DeskWindow *self = g_object_new (DESK_TYPE_WINDOW, "application", application, NULL);

  self->context = g_object_ref (context);
  self->troubles = desk_troubles_new (context);
  bind_settings (self);
  g_signal_connect_object (context, "notify::keyring", G_CALLBACK (on_keyring_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::officer", G_CALLBACK (on_officer_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::link", G_CALLBACK (on_link_set), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::station", G_CALLBACK (update_idle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::demo", G_CALLBACK (update_banners), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->troubles, "changed", G_CALLBACK (update_banners), self, G_CONNECT_SWAPPED);
  on_link_set (self);
  desk_window_start (self);
  return self;
}

/**
 * desk_window_get_state:
 *
 * Returns: (transfer none): what is shown: "cover", "failure", "first-run", "sign-in" or "places"
 */
const char *
desk_window_get_state (DeskWindow *self)
{
  return gtk_stack_get_visible_child_name (self->states);
}

/**
 * desk_window_get_context:
 *
 * Returns: (transfer none)
 */
DeskContext *
desk_window_get_context (DeskWindow *self)
{
  return self->context;
}

/**
 * desk_window_get_places:
 *
 * Returns: (transfer none) (nullable): the places, while somebody is signed in and may see them
 */
DeskPlaces *
desk_window_get_places (DeskWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->states);

  return page != NULL && DESK_IS_PLACES (page) ? DESK_PLACES (page) : NULL;
}

/**
 * desk_window_start:
 * Looks what lies in the folders of the context and shows the page for it.
 */
void
desk_window_start (DeskWindow *self)
{
  g_clear_error (&self->failure);
  if (desk_session_start (self->context, &self->failure) && desk_context_get_keyring (self->context) == NULL
      && !desk_context_is_demo (self->context))
    desk_demo_session_resume (self->context, &self->failure);
  update (self);
}

static void
on_demo_opened (GObject *context, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_demo_session_open_finish (DESK_CONTEXT (context), result, &error))
    desk_window_fail (self, error);
}

/**
 * desk_window_start_demo:
 * @country: "ua" or "kz"
 *
 * Goes straight into a demo, making it where there is none yet.
 */
void
desk_window_start_demo (DeskWindow *self, const char *country)
{
  desk_demo_session_open_async (self->context, country, FALSE, on_demo_opened, g_object_ref (self));
}

/**
 * desk_window_leave_demo:
 * Goes back to the real desk, or to where one begins.
 */
void
desk_window_leave_demo (DeskWindow *self)
{
  desk_demo_session_leave (self->context);
  desk_window_start (self);
}

/**
 * desk_window_fail:
 * Shows why the desk cannot be opened.
 */
void
desk_window_fail (DeskWindow *self, const GError *error)
{
  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  update (self);
}

/**
 * desk_window_cover:
 * Covers the screen at once, or shows it again.
 */
void
desk_window_cover (DeskWindow *self)
{
  self->covered = !self->covered;
  hide_dialogs (self, self->covered || desk_context_get_officer (self->context) == NULL);
  update (self);
}

/* How what lies on the place in view is opened again, the lowest first. */
static GPtrArray *
list_openers (DeskPlaces *places)
{
  GPtrArray *openers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GListModel) pages = places != NULL ? desk_places_list_pages (places) : NULL;

  for (guint i = pages != NULL ? g_list_model_get_n_items (pages) : 0; i > 0; i--)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, i - 1);
      char *opener = desk_page_dup_opener (page);

      if (opener != NULL)
        g_ptr_array_add (openers, opener);
    }
  return openers;
}

/* Everything is made anew, with the same place in view and what is saved on it. */
static void
rebuild (DeskWindow *self)
{
  DeskPlaces *places = desk_window_get_places (self);
  g_autofree char *place = places != NULL ? g_strdup (desk_places_get_place (places)) : NULL;
  g_autoptr (GPtrArray) openers = list_openers (places);
  GtkWidget *child;

  gtk_window_set_title (GTK_WINDOW (self), _ ("Duty Desk"));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->states))) != NULL)
    gtk_stack_remove (self->states, child);
  update (self);
  places = desk_window_get_places (self);
  if (place == NULL || places == NULL)
    return;
  desk_places_show (places, place);
  for (guint i = 0; i < openers->len; i++)
    desk_page_open_again (GTK_WIDGET (self), g_ptr_array_index (openers, i));
}

static void
on_remade (AdwNavigationPage *again, gpointer data)
{
  rebuild (data);
  desk_window_push (data, again);
}

/**
 * desk_window_rebuild:
 * Makes everything on the screen anew, in the language that was just applied. The store stays open; the place in view, what
 * is shown on it and a form that lies on top are there again. What is typed elsewhere comes back from its draft.
 */
void
desk_window_rebuild (DeskWindow *self)
{
  DeskPlaces *places = desk_window_get_places (self);
  AdwNavigationPage *page = places != NULL ? desk_places_get_page (places) : NULL;

  if (page == NULL || !desk_page_remake (page, on_remade, self))
    rebuild (self);
}
