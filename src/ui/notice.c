// SPDX-License-Identifier: GPL-3.0-or-later
// What the officer is told in passing: a toast that is also announced to a screen reader, with Undo where an act can
// be taken back. The last such act stays undoable from the key and the menu (`notice.undo`) until the next one.

#include "ui/notice.h"

#include "ui/widgets/field-words.h"
#include "ui/widgets/spoken.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define UNDO_SECONDS 10
#define AROUND_TEXT 120 /* pixels in a toast and beside it that are not for its text */
#define AROUND_UNDO 110
#define LEAST_LETTERS 8

/* What a window's notices remember. */
typedef struct
{
  AdwToastOverlay *overlay; /* the window owns it */
  GSimpleAction *action;
  AdwToast *toast; /* offers the undo; NULL when it has gone */
  char *act;       /* what was done */
  DeskUndoFunc undo;
  gpointer data;
  GDestroyNotify data_free;
} Notices;

static void
notices_forget (Notices *self)
{
  gpointer data = g_steal_pointer (&self->data);
  GDestroyNotify data_free = self->data_free;
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  self->undo = NULL;
  self->data_free = NULL;
  g_clear_pointer (&self->act, g_free);
  g_simple_action_set_enabled (self->action, FALSE);
  if (toast != NULL)
    {
      g_signal_handlers_disconnect_by_data (toast, self);
      adw_toast_dismiss (toast);
    }
  if (data_free != NULL)
    data_free (data);
}

static void
notices_free (Notices *self)
{
  g_clear_weak_pointer (&self->overlay);
  notices_forget (self);
  g_object_unref (self->action);
  g_free (self);
}

static void
notices_undo (Notices *self)
{
  DeskUndoFunc undo = g_steal_pointer (&self->undo);
  gpointer data = g_steal_pointer (&self->data);
  GDestroyNotify data_free = g_steal_pointer (&self->data_free);
  g_autofree char *said = undo != NULL ? desk_field_words_about (_ ("Undo"), self->act) : NULL;

  notices_forget (self);
  if (undo != NULL)
    {
      /* Who sees sees the toast go, and what becomes of the act. */
      desk_spoken_announce (GTK_WIDGET (self->overlay), said);
      undo (data);
    }
  if (data_free != NULL)
    data_free (data);
}

static void
on_toast_dismissed (AdwToast *toast, Notices *self)
{
  g_signal_handlers_disconnect_by_data (toast, self);
  g_clear_object (&self->toast);
}

/* The first overlay in a window. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *found = find_overlay (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The notices of the widget's window; NULL when it is in none (any more) or the window shows no toasts. */
static Notices *
get_notices (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);
  Notices *self;

  if (root == NULL)
    return NULL;

  self = g_object_get_data (G_OBJECT (root), "desk-notices");
  if (self == NULL)
    {
      g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

      self = g_new0 (Notices, 1);
      self->action = g_simple_action_new ("undo", NULL);
      g_simple_action_set_enabled (self->action, FALSE);
      g_signal_connect_swapped (self->action, "activate", G_CALLBACK (notices_undo), self);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
      gtk_widget_insert_action_group (GTK_WIDGET (root), "notice", G_ACTION_GROUP (group));
      g_object_set_data_full (G_OBJECT (root), "desk-notices", self, (GDestroyNotify)notices_free);
    }
  if (self->overlay == NULL)
    g_set_weak_pointer (&self->overlay, find_overlay (GTK_WIDGET (root)));
  return self->overlay != NULL ? self : NULL;
}

/* How many letters of a heading have room side by side in a toast, as wide as a label takes them to be. */
static int
count_letters (AdwToastOverlay *overlay, int around)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (overlay));
  PangoFontDescription *bold = pango_font_description_copy (pango_context_get_font_description (context));
  PangoFontMetrics *metrics;
  int letter, room = gtk_widget_get_width (GTK_WIDGET (overlay)) - around;

  pango_font_description_set_weight (bold, PANGO_WEIGHT_BOLD);
  metrics = pango_context_get_metrics (context, bold, NULL);
  letter = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                   pango_font_metrics_get_approximate_digit_width (metrics)));
  pango_font_metrics_unref (metrics);
  pango_font_description_free (bold);
  return MAX (room / MAX (letter, 1), LEAST_LETTERS);
}

static AdwToast *
make_toast (AdwToastOverlay *overlay, const char *text, int around)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  /* A custom title, since an ordinary one is cut after one line. The overlay makes the toast as high as its text is at
   * its natural width. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), count_letters (overlay, around));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  return toast;
}

/* A dialog that has an overlay of its own shows its notices itself: the window's lies below it. */
static AdwToastOverlay *
choose_overlay (Notices *self, GtkWidget *from)
{
  GtkWidget *around = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);

  return around != NULL ? ADW_TOAST_OVERLAY (around) : self->overlay;
}

/* The library says of each toast that there is one, and not what stands in it. Orca drops what comes within 100 ms after something
 * else from the same place. */
static void
drop_next (GtkWidget *title)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (title, ADW_TYPE_TOAST_OVERLAY);

  gtk_accessible_announce (GTK_ACCESSIBLE (overlay), "", GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* Says it at once and shows it, which may have to wait for another toast to go. */
static void
tell (AdwToastOverlay *overlay, AdwToast *toast, const char *text, GtkAccessibleAnnouncementPriority priority)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (overlay), text, priority);
  g_signal_connect (adw_toast_get_custom_title (toast), "map", G_CALLBACK (drop_next), NULL);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * desk_notice_show:
 * @from: any widget of the window that is to tell it
 * @text: what happened, in the officer's language
 *
 * Tells in passing what happened, to the eye and to a screen reader.
 */
void
desk_notice_show (GtkWidget *from, const char *text)
{
  Notices *self = get_notices (from);
  AdwToastOverlay *overlay;

  if (self == NULL)
    return;
  overlay = choose_overlay (self, from);
  tell (overlay, make_toast (overlay, text, AROUND_TEXT), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * desk_notice_show_undo:
 * @undo: takes the act back; called at most once
 * @data: (transfer full): handed to @undo
 * @data_free: (nullable): frees @data when the act can no longer be undone
 *
 * Tells what was done and offers to take it back: ten seconds in the toast, and by key and menu until the next act
 * that can be undone.
 */
void
desk_notice_show_undo (GtkWidget *from, const char *text, DeskUndoFunc undo, gpointer data,
                       GDestroyNotify data_free)
{
  Notices *self = get_notices (from);
  AdwToastOverlay *overlay;
  AdwToast *toast;

  if (self == NULL)
    {
      if (data_free != NULL)
        data_free (data);
      return;
    }
  notices_forget (self);
  self->undo = undo;
  self->act = g_strdup (text);
  self->data = data;
  self->data_free = data_free;
  g_simple_action_set_enabled (self->action, TRUE);

  overlay = choose_overlay (self, from);
  toast = make_toast (overlay, text, AROUND_TEXT + AROUND_UNDO);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "notice.undo");
  g_set_object (&self->toast, toast);
  g_signal_connect (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self);
  tell (overlay, toast, text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * desk_notice_show_error:
 * Tells what went wrong, until the officer takes it away. Something that was cancelled is not told.
 */
void
desk_notice_show_error (GtkWidget *from, const GError *error)
{
  Notices *self;
  AdwToastOverlay *overlay;
  AdwToast *toast;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = get_notices (from);
  if (self == NULL)
    return;
  overlay = choose_overlay (self, from);
  toast = make_toast (overlay, error->message, AROUND_TEXT);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  tell (overlay, toast, error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/**
 * desk_notice_is_undo_offered:
 *
 * Returns: whether the toast that offers to take an act back is still there
 */
gboolean
desk_notice_is_undo_offered (GtkWidget *from)
{
  Notices *self = get_notices (from);

  return self != NULL && self->toast != NULL;
}

/**
 * desk_notice_forget_undo:
 * @data: what was handed to desk_notice_show_undo()
 *
 * The act can no longer be taken back. Nothing happens where another one has taken its place.
 */
void
desk_notice_forget_undo (GtkWidget *from, gconstpointer data)
{
  Notices *self = get_notices (from);

  if (self != NULL && self->undo != NULL && self->data == data)
    notices_forget (self);
}

/**
 * desk_notice_forget:
 * Takes the notices away and forgets the act that could be undone: another officer comes.
 */
void
desk_notice_forget (GtkWidget *from)
{
  Notices *self = get_notices (from);

  if (self == NULL)
    return;
  notices_forget (self);
  adw_toast_overlay_dismiss_all (self->overlay);
}
