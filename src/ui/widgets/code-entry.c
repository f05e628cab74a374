// SPDX-License-Identifier: GPL-3.0-or-later
// A field for a code: two digits choose a term at once, one digit is a favourite (told apart when the field is left),
// letters filter. The terms that fit are listed in a popover, which never takes the focus from the field.

#include "ui/widgets/code-entry.h"

#include "model/profile.h"
#include "ui/widgets/code-match.h"
#include "ui/widgets/digit-keys.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/focus-order.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The field shrinks to this where there is not the room that was asked for. */
#define LEAST_CHARS 8

struct _DeskCodeEntry
{
  GtkWidget parent_instance;

  DeskVocabulary *vocabulary;
  char *language;
  char **favourites;
  char *code;
  char *message;
  gboolean showing; /* the text is being set by the program */

  char *field_name; /* as the row of a form: the field it edits */
  DeskRecord *record;
  gulong record_handler;
  guint field;

  GtkWidget *entry;
  GtkLabel *words; /* where whoever made the field shows the message; NULL: nowhere */
  GtkWidget *popover;
  GtkListBox *list;
};

typedef enum
{
  PROP_CODE = 1,
  PROP_MESSAGE,
  PROP_PLACEHOLDER_TEXT,
  PROP_LABEL,
  PROP_WIDTH_CHARS,
  PROP_XALIGN,
  PROP_FIELD
} DeskCodeEntryProperty;

static GParamSpec *props[PROP_XALIGN + 1];

enum
{
  MOVE_ON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void desk_code_entry_form_row_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskCodeEntry, desk_code_entry, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_code_entry_form_row_init))

static DeskCodeMatch
get_match (DeskCodeEntry *self)
{
  return (DeskCodeMatch){ self->vocabulary, self->language, (const char *const *)self->favourites };
}

/* The list never has the focus: what Enter would take is told. */
static void
say_row (DeskCodeEntry *self, GtkListBoxRow *row)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");

  desk_spoken_announce (GTK_WIDGET (self),
                        desk_term_get_label (desk_vocabulary_get_term (self->vocabulary, code),
                                             self->language));
}

static char *
make_display (DeskCodeEntry *self, const char *code)
{
  DeskTerm *term = code != NULL ? desk_vocabulary_get_term (self->vocabulary, code) : NULL;
  const char *digit = term != NULL ? desk_term_get_digit (term) : NULL;

  if (term == NULL)
    return g_strdup (code != NULL ? code : "");
  if (digit == NULL)
    return g_strdup (desk_term_get_label (term, self->language));
  /* TRANSLATORS: a code field that shows what was chosen: "50 · Lost document" */
  return g_strdup_printf (C_ ("code", "%s · %s"), digit, desk_term_get_label (term, self->language));
}

static void
set_message (DeskCodeEntry *self, const char *message)
{
  if (!g_set_str (&self->message, message))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
  desk_field_message_follow (self->entry, self->words, message);
}

static void
show_text (DeskCodeEntry *self, const char *text)
{
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->showing = FALSE;
}

static void
take_code (DeskCodeEntry *self, const char *code)
{
  set_message (self, NULL);
  if (!g_set_str (&self->code, code))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CODE]);
  if (self->record != NULL)
    desk_record_set_text (self->record, self->field, code);
}

static GtkWidget *
make_row (DeskCodeEntry *self, DeskTerm *term)
{
  DeskCodeMatch match = get_match (self);
  const char *favourite = desk_code_match_get_favourite_digit (&match, desk_term_get_code (term));
  const char *digit = desk_term_get_digit (term);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *digit_label = gtk_label_new (digit != NULL ? digit : "");
  GtkWidget *label = gtk_label_new (desk_term_get_label (term, self->language));
  GtkWidget *favourite_label = gtk_label_new (favourite);

  gtk_widget_add_css_class (digit_label, "numeric");
  gtk_widget_add_css_class (digit_label, "heading");
  gtk_widget_add_css_class (favourite_label, "dimmed");
  gtk_widget_add_css_class (favourite_label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (digit_label), 2);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), digit_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), favourite_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, digit_label,
                                  label, NULL, -1);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (desk_term_get_code (term)), g_free);
  return row;
}

static void
list_term (DeskCodeEntry *self, const char *code, const char *text)
{
  DeskTerm *term = desk_vocabulary_get_term (self->vocabulary, code);
  DeskCodeMatch match = get_match (self);

  if (term != NULL && desk_code_match_fits (&match, term, text))
    gtk_list_box_append (self->list, make_row (self, term));
}

/* Favourites come first where they are told apart by their digit; everything else keeps the order of the profile. */
static void
fill_list (DeskCodeEntry *self, const char *text)
{
  DeskCodeMatch match = get_match (self);
  gboolean favourites_first =
      self->favourites != NULL && strlen (text) < 2 && (*text == '\0' || desk_code_match_is_digits (text));

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; favourites_first && self->favourites[i] != NULL && i < 9; i++)
    list_term (self, self->favourites[i], text);
  for (guint i = 0; i < desk_vocabulary_get_length (self->vocabulary); i++)
    {
      const char *code = desk_term_get_code (desk_vocabulary_get_term_at (self->vocabulary, i));

      if (!favourites_first || desk_code_match_get_favourite_digit (&match, code) == NULL)
        list_term (self, code, text);
    }
  if (*text != '\0' && gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    {
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      say_row (self, gtk_list_box_get_row_at_index (self->list, 0));
    }
}

static void row_activated (DeskCodeEntry *self, GtkListBoxRow *row);

/* There are many such fields and few are ever opened: the list is made for the first use. */
static void
make_popover (DeskCodeEntry *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  desk_spoken_keep_choice (self->list);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "code-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What fits"),
                                  -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 380);
  gtk_widget_set_size_request (scrolled, 280, -1);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static gboolean
is_list_open (DeskCodeEntry *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
open_list (DeskCodeEntry *self, const char *text)
{
  if (self->vocabulary == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->popover == NULL)
    make_popover (self);
  fill_list (self, text);
  if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
close_list (DeskCodeEntry *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static const char *
get_highlighted (DeskCodeEntry *self)
{
  GtkListBoxRow *row = is_list_open (self) ? gtk_list_box_get_selected_row (self->list) : NULL;

  return row != NULL ? g_object_get_data (G_OBJECT (row), "code") : NULL;
}

static void
typed (DeskCodeEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  DeskCodeMatch match = get_match (self);

  if (self->showing || self->vocabulary == NULL)
    return;

  set_message (self, NULL);
  if (desk_code_match_is_complete (&match, text))
    {
      DeskTerm *term = desk_vocabulary_get_term_by_digit (self->vocabulary, text);

      close_list (self);
      take_code (self, desk_term_get_code (term));
      desk_spoken_announce (GTK_WIDGET (self), desk_term_get_label (term, self->language));
    }
  else
    open_list (self, text);
  desk_form_row_tell_typed (DESK_FORM_ROW (self), text);
}

static void
choose (DeskCodeEntry *self, const char *code)
{
  g_autofree char *display = make_display (self, code);

  close_list (self);
  show_text (self, display);
  take_code (self, code);
}

static void
row_activated (DeskCodeEntry *self, GtkListBoxRow *row)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (row), "code"));

  choose (self, code);
  g_signal_emit (self, signals[MOVE_ON], 0);
}

static void
move_highlight (DeskCodeEntry *self, int step)
{
  GtkListBoxRow *row = is_list_open (self) ? gtk_list_box_get_selected_row (self->list) : NULL;
  GtkListBoxRow *next;

  if (!is_list_open (self))
    {
      const char *text = desk_code_entry_get_typed (self);

      open_list (self, text != NULL ? text : "");
    }
  if (self->list == NULL)
    return;
  next =
      gtk_list_box_get_row_at_index (self->list, row != NULL ? gtk_list_box_row_get_index (row) + step : 0);
  if (next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  say_row (self, next);
}

static gboolean
key_pressed (DeskCodeEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_autofree char *highlighted = g_strdup (get_highlighted (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_highlight (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_highlight (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (highlighted != NULL)
        choose (self, highlighted);
      if (desk_code_entry_commit (self))
        g_signal_emit (self, signals[MOVE_ON], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!is_list_open (self))
        return GDK_EVENT_PROPAGATE;
      close_list (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_entered (DeskCodeEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (*text == '\0')
    open_list (self, "");
}

static void
focus_left (DeskCodeEntry *self)
{
  g_autofree char *highlighted = g_strdup (get_highlighted (self));
  g_autofree char *text = g_strdup (desk_code_entry_get_typed (self));

  if (highlighted != NULL && text != NULL && *text != '\0' && !desk_code_match_is_digits (text))
    choose (self, highlighted);
  else
    desk_code_entry_commit (self);
  if (text != NULL)
    desk_form_row_tell_typed (DESK_FORM_ROW (self), desk_code_entry_get_typed (self));
  desk_spoken_announce (GTK_WIDGET (self), self->message);
  close_list (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, 0);
}

static void
icon_pressed (DeskCodeEntry *self)
{
  gtk_widget_grab_focus (self->entry);
  open_list (self, "");
}

static void
show_value (DeskCodeEntry *self)
{
  const char *code = desk_record_get_text (self->record, self->field);

  if (g_strcmp0 (code, self->code) != 0)
    desk_code_entry_set_code (self, code);
}

static void
desk_code_entry_bind_field (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = g_strconcat ("notify::", table->name, NULL);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  desk_code_entry_bind (self, desk_profile_get_vocabulary (desk_context_get_profile (context), table->detail),
                        desk_context_get_language (context));
  desk_code_entry_set_code (self, desk_record_get_text (record, field));
  g_object_set (self, "label", _ (table->label), NULL);
  desk_spoken_set_required (self->entry, table->flags & DESK_FIELD_REQUIRED);
  self->field = field;
  self->record = g_object_ref (record);
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
}

static void
desk_code_entry_commit_field (DeskFormRow *row)
{
  desk_code_entry_commit (DESK_CODE_ENTRY (row));
}

static DeskVerdict
desk_code_entry_get_level (DeskFormRow *row)
{
  return DESK_CODE_ENTRY (row)->message != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK;
}

static void
desk_code_entry_collect (DeskFormRow *row, GVariantDict *texts)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (row);
  const char *typed = desk_code_entry_get_typed (self);

  if (self->record != NULL && typed != NULL)
    g_variant_dict_insert (texts, desk_record_get_fields (self->record, NULL)[self->field].name, "s", typed);
}

static void
desk_code_entry_restore (DeskFormRow *row, GVariant *texts)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (row);
  const char *typed;

  if (self->record != NULL
      && g_variant_lookup (texts, desk_record_get_fields (self->record, NULL)[self->field].name, "&s",
                           &typed))
    desk_code_entry_set_typed (self, typed);
}

static void
desk_code_entry_form_row_init (DeskFormRowInterface *iface)
{
  iface->collect = desk_code_entry_collect;
  iface->restore = desk_code_entry_restore;
  iface->bind = desk_code_entry_bind_field;
  iface->commit = desk_code_entry_commit_field;
  iface->get_level = desk_code_entry_get_level;
}

static gboolean
desk_code_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_CODE_ENTRY (widget)->entry);
}

static void
desk_code_entry_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (DESK_CODE_ENTRY (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
desk_code_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (widget);

  gtk_widget_allocate (self->entry, width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
desk_code_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (object);

  switch ((DeskCodeEntryProperty)prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, gtk_editable_get_max_width_chars (GTK_EDITABLE (self->entry)));
      break;
    case PROP_XALIGN:
      g_value_set_float (value, gtk_editable_get_alignment (GTK_EDITABLE (self->entry)));
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field_name);
      break;
    case PROP_LABEL:
      break;
    }
}

static void
desk_code_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (object);

  switch ((DeskCodeEntryProperty)prop_id)
    {
    case PROP_CODE:
      desk_code_entry_set_code (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), g_value_get_string (value));
      break;
    case PROP_WIDTH_CHARS:
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), MIN (g_value_get_int (value), LEAST_CHARS));
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), g_value_get_int (value));
      break;
    case PROP_XALIGN:
      gtk_editable_set_alignment (GTK_EDITABLE (self->entry), g_value_get_float (value));
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_FIELD:
      g_set_str (&self->field_name, g_value_get_string (value));
      break;
    case PROP_MESSAGE:
      break;
    }
}

static void
desk_code_entry_dispose (GObject *object)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (object);

  g_clear_weak_pointer (&self->words);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->vocabulary);
  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (desk_code_entry_parent_class)->dispose (object);
}

static void
desk_code_entry_finalize (GObject *object)
{
  DeskCodeEntry *self = DESK_CODE_ENTRY (object);

  g_free (self->language);
  g_strfreev (self->favourites);
  g_free (self->code);
  g_free (self->message);
  g_free (self->field_name);

  G_OBJECT_CLASS (desk_code_entry_parent_class)->finalize (object);
}

static void
desk_code_entry_class_init (DeskCodeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_code_entry_get_property;
  object_class->set_property = desk_code_entry_set_property;
  object_class->dispose = desk_code_entry_dispose;
  object_class->finalize = desk_code_entry_finalize;
  widget_class->measure = desk_code_entry_measure;
  widget_class->size_allocate = desk_code_entry_size_allocate;
  widget_class->grab_focus = desk_code_entry_grab_focus;
  widget_class->focus = desk_focus_order_move;

  /**
   * DeskCodeEntry:code:
   * Code of the chosen term, NULL for none.
   */
  props[PROP_CODE] =
      g_param_spec_string ("code", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * DeskCodeEntry:message:
   * What is wrong with the text, NULL for nothing. The form shows it beside the field.
   */
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE);
  props[PROP_PLACEHOLDER_TEXT] =
      g_param_spec_string ("placeholder-text", NULL, NULL, NULL, G_PARAM_READWRITE);
  /**
   * DeskCodeEntry:label:
   * Name of the field for a screen reader.
   */
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE);
  props[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, -1, 100, -1, G_PARAM_READWRITE);
  props[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  g_object_class_override_property (object_class, PROP_FIELD, "field");

  /**
   * DeskCodeEntry::move-on:
   * Something was chosen by Enter or by a click: the focus goes to the next field.
   */
  signals[MOVE_ON] =
      g_signal_new ("move-on", DESK_TYPE_CODE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "codeentry");
}

static void
desk_code_entry_init (DeskCodeEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEditable *text;

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _ ("Show the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_pressed), self);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (text), keys);
  desk_digit_keys_attach (text);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * desk_code_entry_bind:
 * @vocabulary: the terms to choose from; no digit of a term is the beginning of another's
 * @language: language of the labels
 */
void
desk_code_entry_bind (DeskCodeEntry *self, DeskVocabulary *vocabulary, const char *language)
{
  g_autofree char *display = NULL;

  g_set_object (&self->vocabulary, vocabulary);
  g_set_str (&self->language, language);
  display = make_display (self, self->code);
  show_text (self, display);
}

/**
 * desk_code_entry_set_favourites:
 * @codes: (nullable): codes of up to nine terms, chosen by one digit each
 */
void
desk_code_entry_set_favourites (DeskCodeEntry *self, const char *const *codes)
{
  g_strfreev (self->favourites);
  self->favourites = g_strdupv ((char **)codes);
}

/**
 * desk_code_entry_get_code:
 *
 * Returns: (transfer none) (nullable): code of the chosen term
 */
const char *
desk_code_entry_get_code (DeskCodeEntry *self)
{
  return self->code;
}

/**
 * desk_code_entry_set_code:
 * @code: (nullable): code of a term
 *
 * Chooses a term as if it had been typed.
 */
void
desk_code_entry_set_code (DeskCodeEntry *self, const char *code)
{
  g_autofree char *kept = g_strdup (code);

  if (self->vocabulary != NULL)
    choose (self, kept);
  else
    take_code (self, kept);
}

/**
 * desk_code_entry_get_message:
 *
 * Returns: (transfer none) (nullable): what is wrong with the text
 */
const char *
desk_code_entry_get_message (DeskCodeEntry *self)
{
  return self->message;
}

/**
 * desk_code_entry_set_words:
 * @words: (nullable): shows the message as soon as there is one
 *
 * Lets a screen reader find what is wrong where it is shown.
 */
void
desk_code_entry_set_words (DeskCodeEntry *self, GtkLabel *words)
{
  g_set_weak_pointer (&self->words, words);
}

/**
 * desk_code_entry_get_typed:
 *
 * Returns: (transfer none) (nullable): what was typed and not yet read, NULL where the text says what is chosen
 */
const char *
desk_code_entry_get_typed (DeskCodeEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *display = self->vocabulary != NULL ? make_display (self, self->code) : NULL;
  DeskCodeMatch match = get_match (self);

  if (display == NULL || g_str_equal (text, display))
    return NULL;
  /* Both digits are there, and the words follow when the field is left. */
  if (self->code != NULL && *text != '\0' && g_strcmp0 (desk_code_match_read (&match, text), self->code) == 0)
    return NULL;
  return text;
}

/**
 * desk_code_entry_set_typed:
 *
 * Puts text back that was being typed. It is read when the field is left or the form is saved.
 */
void
desk_code_entry_set_typed (DeskCodeEntry *self, const char *text)
{
  show_text (self, text);
}

/**
 * desk_code_entry_commit:
 * Reads what was typed, as leaving the field does. The field shows the words where it means nothing.
 *
 * Returns: whether the text is read or empty
 */
gboolean
desk_code_entry_commit (DeskCodeEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *display = self->vocabulary != NULL ? make_display (self, self->code) : NULL;
  g_autofree char *code = NULL;
  DeskCodeMatch match = get_match (self);

  if (self->vocabulary == NULL || g_strcmp0 (text, display) == 0)
    return TRUE;
  if (*text != '\0')
    code = g_strdup (desk_code_match_read (&match, text));
  if (*text != '\0' && code == NULL)
    {
      set_message (
          self,
          _ ("Nothing in the list fits, or more than one thing. Type the digits, or choose with the arrow keys."));
      return FALSE;
    }
  choose (self, code);
  return TRUE;
}
