// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor on the board. Renewed when the visit, the person or the minute changes.

#include "ui/front-desk/visitor-row.h"

#include "ui/front-desk/visitor-words.h"
#include "ui/widgets/spoken.h"

struct _DeskVisitorRow
{
  GtkBox parent_instance;

  DeskContext *context;
  GSignalGroup *visitor_signals;
  char *spoken;
  const char *style;

  GtkLabel *number_label;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkWidget *time_box;
  GtkImage *icon;
  GtkLabel *time_label;
};

typedef enum
{
  PROP_SPOKEN = 1
} DeskVisitorRowProperty;

static GParamSpec *props[PROP_SPOKEN + 1];

G_DEFINE_FINAL_TYPE (DeskVisitorRow, desk_visitor_row, GTK_TYPE_BOX)

static void
show (DeskVisitorRow *self)
{
  g_autoptr (DeskVisitor) visitor = g_signal_group_dup_target (self->visitor_signals);
  g_auto (DeskVisitorWords) words = { 0 };

  if (visitor == NULL)
    return;

  desk_visitor_describe (visitor, self->context, &words);
  gtk_label_set_label (self->number_label, words.number);
  gtk_label_set_label (self->title_label, words.title);
  gtk_label_set_label (self->detail_label, words.detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *words.detail != '\0');
  gtk_label_set_label (self->time_label, words.time);
  gtk_image_set_from_icon_name (self->icon, words.icon);
  if (self->style != NULL)
    gtk_widget_remove_css_class (self->time_box, self->style);
  self->style = words.style;
  gtk_widget_add_css_class (self->time_box, self->style);
  if (g_set_str (&self->spoken, words.spoken))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPOKEN]);
}

static void
desk_visitor_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_VISITOR_ROW (object)->spoken);
}

static void
desk_visitor_row_dispose (GObject *object)
{
  DeskVisitorRow *self = DESK_VISITOR_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_VISITOR_ROW);
  g_clear_object (&self->visitor_signals);
  g_clear_object (&self->context);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (desk_visitor_row_parent_class)->dispose (object);
}

static void
desk_visitor_row_class_init (DeskVisitorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = desk_visitor_row_get_property;
  G_OBJECT_CLASS (klass)->dispose = desk_visitor_row_dispose;

  /**
   * DeskVisitorRow:spoken:
   * All the row says, for a screen reader.
   */
  props[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, G_PARAM_READABLE);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/visitor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitorRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitorRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitorRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitorRow, time_box);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitorRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitorRow, time_label);
}

static void
desk_visitor_row_init (DeskVisitorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_hide (GTK_WIDGET (self)); /* the row it is in has a name */
  self->visitor_signals = g_signal_group_new (DESK_TYPE_VISITOR);
  g_signal_group_connect_swapped (self->visitor_signals, "notify", G_CALLBACK (show), self);
}

/**
 * desk_visitor_row_new:
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
desk_visitor_row_new (DeskContext *context)
{
  DeskVisitorRow *self = g_object_new (DESK_TYPE_VISITOR_ROW, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/**
 * desk_visitor_row_set_visitor:
 * @visitor: (nullable): whom to show
 */
void
desk_visitor_row_set_visitor (DeskVisitorRow *self, DeskVisitor *visitor)
{
  g_signal_group_set_target (self->visitor_signals, visitor);
  show (self);
}

/**
 * desk_visitor_row_set_narrow:
 * @narrow: let the time take several lines
 */
void
desk_visitor_row_set_narrow (DeskVisitorRow *self, gboolean narrow)
{
  gtk_label_set_wrap (self->time_label, narrow);
}

/**
 * desk_visitor_row_set_ends:
 * @first: the row is the first of its section
 * @last: the row is the last of its section
 *
 * Rounds the corners of the box that the rows of a section make.
 */
void
desk_visitor_row_set_ends (DeskVisitorRow *self, gboolean first, gboolean last)
{
  if (first)
    gtk_widget_add_css_class (GTK_WIDGET (self), "first");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "first");
  if (last)
    gtk_widget_add_css_class (GTK_WIDGET (self), "last");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "last");
}

/**
 * desk_visitor_row_get_spoken:
 *
 * Returns: (transfer none) (nullable): all the row says
 */
const char *
desk_visitor_row_get_spoken (DeskVisitorRow *self)
{
  return self->spoken;
}
