// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a record's page. What stands in it is the page's affair.

#include "ui/widgets/record-frame.h"

#include "ui/widgets/field-words.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/purpose-view.h"

#include <glib/gi18n-lib.h>

struct _DeskRecordFrame
{
  AdwBreakpointBin parent_instance;

  DeskContext *context;
  char *title;
  char *subtitle;
  char *failed_title;
  gboolean granted; /* the record may be shown */
  gboolean narrow;  /* what it says and the side pane take turns */

  GtkWidget *aside_button;
  AdwBin *tools;
  AdwBin *foot;
  GtkStack *stack;
  DeskPurposeView *purpose;
  AdwStatusPage *failed;
  GtkWidget *main;
  GtkBox *sections;
  GtkWidget *side;
  AdwBin *aside_bin;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_FAILED_TITLE,
  PROP_TOOLS,
  PROP_ASIDE,
  PROP_LAST = PROP_ASIDE
} DeskRecordFrameProperty;

static GParamSpec *props[PROP_LAST + 1];

enum
{
  GRANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskRecordFrame, desk_record_frame, ADW_TYPE_BREAKPOINT_BIN)

/* A narrow header has no room for them. */
static void
place_tools (DeskRecordFrame *self)
{
  AdwBin *from = self->narrow ? self->tools : self->foot;
  AdwBin *to = self->narrow ? self->foot : self->tools;
  GtkWidget *tools = adw_bin_get_child (from);

  if (tools == NULL)
    return;
  g_object_ref (tools);
  adw_bin_set_child (from, NULL);
  adw_bin_set_child (to, tools);
  g_object_unref (tools);
}

static void
show_panes (DeskRecordFrame *self)
{
  gboolean is_turned = self->narrow && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->aside_button));

  gtk_widget_set_visible (self->aside_button, self->granted && self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->tools), self->granted && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), self->granted && self->narrow);
  gtk_widget_set_visible (self->side, is_turned || !self->narrow);
  gtk_widget_set_hexpand (self->side, is_turned);
  gtk_widget_set_visible (self->main, !is_turned);
}

static void
on_narrow (DeskRecordFrame *self)
{
  self->narrow = TRUE;
  place_tools (self);
  show_panes (self);
}

static void
on_wide (DeskRecordFrame *self)
{
  self->narrow = FALSE;
  place_tools (self);
  show_panes (self);
}

static void
on_granted (DeskRecordFrame *self)
{
  self->granted = TRUE;
  g_signal_emit (self, signals[GRANTED], 0);
}

static gboolean
desk_record_frame_grab_focus (GtkWidget *widget)
{
  DeskRecordFrame *self = DESK_RECORD_FRAME (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "purpose") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
  /* The focus goes by height on the screen, where the pane beside it may come first. */
  if (gtk_widget_get_mapped (self->main) && gtk_widget_child_focus (self->main, GTK_DIR_TAB_FORWARD))
    return TRUE;
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_record_frame_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskRecordFrame *self = DESK_RECORD_FRAME (object);

  switch ((DeskRecordFrameProperty)prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_FAILED_TITLE:
      g_value_set_string (value, self->failed_title);
      break;
    case PROP_TOOLS:
      g_value_set_object (value, adw_bin_get_child (self->narrow ? self->foot : self->tools));
      break;
    case PROP_ASIDE:
      g_value_set_object (value, adw_bin_get_child (self->aside_bin));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_record_frame_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskRecordFrame *self = DESK_RECORD_FRAME (object);

  switch ((DeskRecordFrameProperty)prop_id)
    {
    case PROP_TITLE:
      g_set_str (&self->title, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      g_set_str (&self->subtitle, g_value_get_string (value));
      break;
    case PROP_FAILED_TITLE:
      g_set_str (&self->failed_title, g_value_get_string (value));
      break;
    case PROP_TOOLS:
      adw_bin_set_child (self->narrow ? self->foot : self->tools, g_value_get_object (value));
      break;
    case PROP_ASIDE:
      adw_bin_set_child (self->aside_bin, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_record_frame_dispose (GObject *object)
{
  DeskRecordFrame *self = DESK_RECORD_FRAME (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_RECORD_FRAME);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_record_frame_parent_class)->dispose (object);
}

static void
desk_record_frame_finalize (GObject *object)
{
  DeskRecordFrame *self = DESK_RECORD_FRAME (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->failed_title);
  G_OBJECT_CLASS (desk_record_frame_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  /**
   * DeskRecordFrame:title:
   * What the header says: the number.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE);
  /**
   * DeskRecordFrame:subtitle:
   * What the header says below the title.
   */
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READWRITE);
  /**
   * DeskRecordFrame:failed-title:
   * What is said where the record cannot be shown.
   */
  props[PROP_FAILED_TITLE] = g_param_spec_string ("failed-title", NULL, NULL, NULL, G_PARAM_READWRITE);
  /**
   * DeskRecordFrame:tools:
   * What stands at the end of the header once the record is shown; at the foot while the page is narrow.
   */
  props[PROP_TOOLS] = g_param_spec_object ("tools", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE);
  /**
   * DeskRecordFrame:aside:
   * The pane beside what the record says.
   */
  props[PROP_ASIDE] = g_param_spec_object ("aside", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE);
  g_object_class_install_properties (klass, G_N_ELEMENTS (props), props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_PURPOSE_VIEW);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/record-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, aside_button);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, tools);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, foot);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, purpose);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, main);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, sections);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, side);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordFrame, aside_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, show_panes);
  gtk_widget_class_bind_template_callback (widget_class, on_granted);
}

/* The next one who comes: the place begins a new record, and this page is done with. */
static void
on_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (GListModel) pages =
      view != NULL ? adw_navigation_view_get_navigation_stack (ADW_NAVIGATION_VIEW (view)) : NULL;
  g_autoptr (AdwNavigationPage) place = pages != NULL ? g_list_model_get_item (pages, 0) : NULL;

  if (place == NULL || gtk_widget_is_ancestor (widget, GTK_WIDGET (place)))
    return;
  adw_navigation_view_pop_to_page (ADW_NAVIGATION_VIEW (view), place);
  gtk_widget_activate_action (GTK_WIDGET (place), action, NULL);
}

static void
desk_record_frame_class_init (DeskRecordFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_record_frame_get_property;
  object_class->set_property = desk_record_frame_set_property;
  object_class->dispose = desk_record_frame_dispose;
  object_class->finalize = desk_record_frame_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_record_frame_grab_focus;

  install_properties (object_class);
  /**
   * DeskRecordFrame::granted:
   * The purpose is in the journal: the record may be shown.
   */
  signals[GRANTED] = g_signal_new ("granted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "place.new", NULL, on_new);
}

static void
desk_record_frame_init (DeskRecordFrame *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_record_frame_bind:
 * @id: of the record that is to be opened
 */
void
desk_record_frame_bind (DeskRecordFrame *self, DeskContext *context, const char *id)
{
  g_set_object (&self->context, context);
  desk_purpose_view_bind (self->purpose, context, id);
}

/**
 * desk_record_frame_get_sections:
 *
 * Returns: (transfer none): where what the record says is to be put
 */
GtkBox *
desk_record_frame_get_sections (DeskRecordFrame *self)
{
  return self->sections;
}

/**
 * desk_record_frame_grant:
 * @purpose: a term of the vocabulary "access_purposes"
 *
 * Writes down that the record is opened for a purpose about which nobody needs to be asked; `granted` follows.
 */
void
desk_record_frame_grant (DeskRecordFrame *self, const char *purpose)
{
  desk_purpose_view_choose (self->purpose, purpose, NULL);
}

/**
 * desk_record_frame_ask:
 * Asks what the record is opened for.
 */
void
desk_record_frame_ask (DeskRecordFrame *self)
{
  gtk_stack_set_visible_child_name (self->stack, "purpose");
  gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
}

/**
 * desk_record_frame_is_granted:
 *
 * Returns: whether the record may be shown
 */
gboolean
desk_record_frame_is_granted (DeskRecordFrame *self)
{
  return self->granted;
}

/**
 * desk_record_frame_show_record:
 * Brings the record into view; the first time the focus goes there.
 *
 * Returns: whether it is the first time
 */
gboolean
desk_record_frame_show_record (DeskRecordFrame *self)
{
  gboolean is_first = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "record") != 0;

  show_panes (self);
  if (is_first)
    {
      gtk_stack_set_visible_child_name (self->stack, "record");
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  return is_first;
}

/**
 * desk_record_frame_show_failure:
 * @text: why the record cannot be shown, and what to do
 */
void
desk_record_frame_show_failure (DeskRecordFrame *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/**
 * desk_record_frame_set_subtitle:
 * @state: (nullable): where the record stands
 * @amended: when it was last amended, 0: never
 *
 * Says below the number where the record stands.
 */
void
desk_record_frame_set_subtitle (DeskRecordFrame *self, const char *state, gint64 amended)
{
  g_autofree char *day = desk_field_words_day (amended, self->context);
  g_autofree char *subtitle = NULL;

  if (day != NULL)
    /* TRANSLATORS: below the number of a record: its state, and the day it was last amended */
    subtitle = g_strdup_printf (_ ("%s · amended %s"), state != NULL ? state : "", day);
  g_object_set (self, "subtitle", subtitle != NULL ? subtitle : state, NULL);
}
