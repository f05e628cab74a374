// SPDX-License-Identifier: GPL-3.0-or-later
// A place in the list of free ones.

#include "ui/appointments/place-row.h"

#include "model/moment.h"
#include "model/wall-time.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskPlaceRow
{
  GtkListBoxRow parent_instance;

  const DeskPlace *place; /* of the list, which outlives the row */
  char *words;
  char *detail;

  GtkLabel *digit;
  GtkLabel *time;
  GtkLabel *detail_label;
  GtkImage *mark;
};

G_DEFINE_FINAL_TYPE (DeskPlaceRow, desk_place_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * desk_place_row_make_day:
 *
 * Returns: (transfer full): the day of a place in words: "Today, Tue 24 Nov 2026"
 */
char *
desk_place_row_make_day (const DeskPlace *place, DeskContext *context)
{
  DeskClock *clock = desk_context_get_clock (context);
  g_autofree char *today = desk_wall_time_day (desk_clock_get_zone (clock), desk_clock_get_now (clock));
  g_autofree char *day = NULL;
  DeskMoment moment;

  if (!desk_moment_from_wall (place->slot.start, &moment))
    return g_strdup (place->slot.start);
  moment.hour = -1;
  day = desk_moment_echo (&moment);
  /* TRANSLATORS: the day that is today */
  return g_str_has_prefix (place->slot.start, today) ? g_strdup_printf (_ ("Today, %s"), day)
                                                     : g_steal_pointer (&day);
}

static char *
make_time (gint64 instant, DeskContext *context)
{
  g_autoptr (GDateTime) local =
      desk_wall_time_from_utc (desk_clock_get_zone (desk_context_get_clock (context)), instant);

  return g_date_time_format (local, "%H:%M");
}

static char *
make_span (const DeskPlace *place, DeskContext *context)
{
  g_autofree char *from = make_time (place->slot.begins, context);
  g_autofree char *to = make_time (place->slot.begins + place->slot.length * 60, context);

  return g_strdup_printf ("%s–%s", from, to);
}

static const char *
get_name (DeskReception *reception)
{
  const char *name =
      reception != NULL ? desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME) : NULL;

  return name != NULL ? name : "";
}

/**
 * desk_place_row_make_words:
 * @reception: (nullable): with whom
 *
 * Returns: (transfer full): a place in one line: "Tue 24 Nov 2026, 09:30–09:50, Head's reception"
 */
char *
desk_place_row_make_words (const DeskPlace *place, DeskReception *reception, DeskContext *context)
{
  g_autofree char *day = desk_place_row_make_day (place, context);
  g_autofree char *span = make_span (place, context);

  /* TRANSLATORS: an appointment: day, from–to, with whom */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), day, span, get_name (reception));
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
make_detail (const DeskPlace *place, DeskReception *reception)
{
  const char *room =
      reception != NULL ? desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_ROOM) : NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *room_words = NULL;
  g_autofree char *free_words = NULL;

  append_part (text, get_name (reception));
  if (room != NULL)
    /* TRANSLATORS: the name of a room, often a number */
    room_words = g_strdup_printf (_ ("room %s"), room);
  append_part (text, room_words);
  if (place->slot.free > 1)
    free_words = g_strdup_printf (ngettext ("%u place", "%u places", place->slot.free), place->slot.free);
  append_part (text, free_words);
  if (place->slot.walk_in)
    append_part (text, _ ("kept for people without an appointment"));
  if (place->is_outside)
    append_part (text, _ ("outside of the hours: needs a reason"));
  if (!place->slot.firm)
    append_part (text, _ ("will be confirmed"));
  return g_string_free (text, FALSE);
}

static void
desk_place_row_finalize (GObject *object)
{
  DeskPlaceRow *self = DESK_PLACE_ROW (object);

  g_free (self->words);
  g_free (self->detail);

  G_OBJECT_CLASS (desk_place_row_parent_class)->finalize (object);
}

static void
desk_place_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_PLACE_ROW);

  G_OBJECT_CLASS (desk_place_row_parent_class)->dispose (object);
}

static void
desk_place_row_class_init (DeskPlaceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_place_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_place_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/place-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPlaceRow, digit);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaceRow, time);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaceRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaceRow, mark);
}

static void
desk_place_row_init (DeskPlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_hide (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)));
}

/**
 * desk_place_row_new:
 * @place: outlives the row
 * @reception: (nullable): with whom
 * @position: in the page, from 0 on; its digit follows from that
 *
 * Returns: (transfer floating)
 */
GtkWidget *
desk_place_row_new (DeskContext *context, const DeskPlace *place, DeskReception *reception, guint position)
{
  DeskPlaceRow *self = g_object_new (DESK_TYPE_PLACE_ROW, NULL);
  g_autofree char *day = desk_place_row_make_day (place, context);
  g_autofree char *span = make_span (place, context);
  g_autofree char *digit = g_strdup_printf ("%u", (position + 1) % 10);

  self->place = place;
  self->words = g_strdup_printf ("%s, %s", day, span);
  self->detail = make_detail (place, reception);
  gtk_label_set_label (self->digit, position < 10 ? digit : "");
  gtk_label_set_label (self->time, span);
  desk_place_row_show (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * desk_place_row_get_place:
 *
 * Returns: (transfer none): what the row shows
 */
const DeskPlace *
desk_place_row_get_place (DeskPlaceRow *self)
{
  return self->place;
}

/**
 * desk_place_row_show:
 * @is_chosen: whether this place is booked when the form is saved
 *
 * Shows what has become of the place.
 */
void
desk_place_row_show (DeskPlaceRow *self, gboolean is_chosen)
{
  g_autofree char *gone = g_strdup_printf ("%s · %s", self->detail, _ ("taken by somebody else"));
  const char *detail = self->place->is_gone ? gone : self->detail;
  g_autofree char *spoken = g_strdup_printf ("%s · %s", self->words, detail);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_sensitive (widget, !self->place->is_gone);
  gtk_image_set_from_icon_name (self->mark, is_chosen ? "object-select-symbolic" : NULL);
  if (is_chosen)
    gtk_widget_add_css_class (widget, "chosen");
  else
    gtk_widget_remove_css_class (widget, "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
