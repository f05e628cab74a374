// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of a keyed field: its text, its companions, the button that ends or removes it.

#include "ui/widgets/list-entry.h"

#include "model/profile.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/field-text.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/focus-order.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

/* The widths of entries. */
#define LEAST_CHARS 6 /* where the window is narrow */
#define TEXT_CHARS 10
#define PHONE_CHARS 17
#define CODES_CHARS 20
#define NAME_CHARS 40

struct _DeskListEntry
{
  AdwPreferencesRow parent_instance;
  DeskContext *context;
  DeskRecord *record;
  guint field;
  int ended; /* the field "<name>_ended", -1: there is none */
  char *key;
  char *shown; /* what the text entry was last given */
  gboolean showing;
  gboolean was_saved;
  DeskFieldReading reading;
  AdwWrapBox *box;
  GtkEntry *text;
  GtkLabel *message;
  GtkButton *remove;
  GPtrArray *companions; /* of GtkWidget, the field's index + 1 in their data "field" */
};

G_DEFINE_FINAL_TYPE (DeskListEntry, desk_list_entry, ADW_TYPE_PREFERENCES_ROW)

enum
{
  SIGNAL_REMOVED,
  SIGNAL_TYPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const DeskField *
get_field (DeskListEntry *self, guint field)
{
  return &desk_record_get_fields (self->record, NULL)[field];
}

static guint
get_companion_field (GtkWidget *companion)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (companion), "field")) - 1;
}

static int
find_field (DeskListEntry *self, const char *name)
{
  g_autofree char *wire_name = g_strconcat (name, ".x", NULL);

  return desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->record), wire_name, NULL);
}

static gboolean
is_ended (DeskListEntry *self)
{
  return self->ended >= 0 && desk_record_get_entry (self->record, (guint)self->ended, self->key) != NULL;
}

static const char *
get_choice (DeskListEntry *self, GtkDropDown *companion)
{
  guint selected = gtk_drop_down_get_selected (companion);
  DeskVocabulary *vocabulary =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context),
                                   get_field (self, get_companion_field (GTK_WIDGET (companion)))->detail);

  return selected != GTK_INVALID_LIST_POSITION && selected > 0
             ? desk_term_get_code (desk_vocabulary_get_term_at (vocabulary, selected - 1))
             : NULL;
}

/* What stands in a companion and is not in the record yet, NULL for nothing. */
static GVariant *
get_companion_typed (DeskListEntry *self, GtkWidget *companion)
{
  guint field = get_companion_field (companion);
  GVariant *value = desk_record_get_entry (self->record, field, self->key);

  if (GTK_IS_DROP_DOWN (companion))
    {
      const char *code = get_choice (self, GTK_DROP_DOWN (companion));

      return g_strcmp0 (code, value != NULL ? g_variant_get_string (value, NULL) : NULL) != 0
                 ? g_variant_new_string (code != NULL ? code : "")
                 : NULL;
    }
  if (GTK_IS_CHECK_BUTTON (companion))
    {
      gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (companion));

      return active != (value != NULL && g_variant_get_boolean (value)) ? g_variant_new_boolean (active)
                                                                        : NULL;
    }
  else
    {
      const char *typed = gtk_editable_get_text (GTK_EDITABLE (companion));
      g_autofree char *text = desk_field_text_show (get_field (self, field), value, self->context);

      return g_strcmp0 (typed, text != NULL ? text : "") != 0 ? g_variant_new_string (typed) : NULL;
    }
}

/* An error stays as typed and out of the record; its words stand below the entry. */
static void
take_text (DeskListEntry *self, GtkWidget *companion)
{
  guint field = get_companion_field (companion);
  g_auto (DeskFieldReading) reading = { 0 };

  desk_field_text_read (get_field (self, field), gtk_editable_get_text (GTK_EDITABLE (companion)), FALSE,
                        self->context, &reading);
  if (reading.level != DESK_VERDICT_ERROR)
    desk_record_set_entry (self->record, field, self->key,
                           reading.value != NULL
                               ? desk_field_text_to_value (get_field (self, field), reading.value)
                               : NULL);
  else if (self->reading.level != DESK_VERDICT_ERROR)
    {
      self->reading.level = DESK_VERDICT_ERROR;
      g_free (self->reading.message);
      self->reading.message = desk_field_words_about (_ (get_field (self, field)->label), reading.message);
    }
}

static void
take_companion (DeskListEntry *self, GtkWidget *companion)
{
  guint field = get_companion_field (companion);

  if (GTK_IS_DROP_DOWN (companion))
    {
      const char *code = get_choice (self, GTK_DROP_DOWN (companion));

      desk_record_set_entry (self->record, field, self->key,
                             code != NULL ? g_variant_new_string (code) : NULL);
    }
  else if (GTK_IS_CHECK_BUTTON (companion))
    {
      gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (companion));

      if (active || desk_record_get_entry (self->record, field, self->key) != NULL)
        desk_record_set_entry (self->record, field, self->key, g_variant_new_boolean (active));
    }
  else
    take_text (self, companion);
}

/* Whether what stands in a companion cannot be stored; then its words are shown. */
static gboolean
is_companion_wrong (DeskListEntry *self, GtkWidget *companion)
{
  if (!GTK_IS_EDITABLE (companion))
    return FALSE;
  desk_field_reading_clear (&self->reading);
  desk_field_text_read (get_field (self, get_companion_field (companion)),
                        gtk_editable_get_text (GTK_EDITABLE (companion)), FALSE, self->context,
                        &self->reading);
  return self->reading.level == DESK_VERDICT_ERROR;
}

static void
show_choice (DeskListEntry *self, GtkDropDown *companion, const char *code)
{
  DeskVocabulary *vocabulary =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context),
                                   get_field (self, get_companion_field (GTK_WIDGET (companion)))->detail);
  guint selected = 0;

  for (guint i = 0; code != NULL && i < desk_vocabulary_get_length (vocabulary); i++)
    if (g_str_equal (desk_term_get_code (desk_vocabulary_get_term_at (vocabulary, i)), code))
      selected = i + 1;
  gtk_drop_down_set_selected (companion, selected);
}

static void
show_companion (DeskListEntry *self, GtkWidget *companion, GVariant *value)
{
  guint field = get_companion_field (companion);

  if (GTK_IS_DROP_DOWN (companion))
    show_choice (self, GTK_DROP_DOWN (companion), value != NULL ? g_variant_get_string (value, NULL) : NULL);
  else if (GTK_IS_CHECK_BUTTON (companion))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (companion),
                                 value != NULL && g_variant_get_boolean (value));
  else if (self->reading.level != DESK_VERDICT_ERROR)
    {
      g_autofree char *text = desk_field_text_show (get_field (self, field), value, self->context);

      gtk_editable_set_text (GTK_EDITABLE (companion), text != NULL ? text : "");
    }
}

static void
show_message (DeskListEntry *self)
{
  GtkWidget *message = GTK_WIDGET (self->message);

  gtk_label_set_text (self->message, self->reading.message != NULL ? self->reading.message : "");
  gtk_widget_set_visible (message, self->reading.message != NULL);
  gtk_widget_remove_css_class (message, "error");
  gtk_widget_remove_css_class (message, "warning");
  if (self->reading.level != DESK_VERDICT_OK)
    gtk_widget_add_css_class (message, self->reading.level == DESK_VERDICT_ERROR ? "error" : "warning");
  desk_field_message_tell (GTK_WIDGET (self->text), self->message, self->reading.level);
}

static void
on_leave (DeskListEntry *self)
{
  desk_list_entry_commit (self);
}

/* Every entry has its button: each says which one it is for. */
static void
name_button (DeskListEntry *self)
{
  const char *act = is_ended (self)                       ? _ ("Valid again")
                    : self->ended >= 0 && self->was_saved ? _ ("No longer valid")
                                                          : _ ("Remove");
  const char *label = _ (get_field (self, self->field)->label);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  /* TRANSLATORS: a field and what is typed there, of which an act is said: "Phone, 050 123 45 67" */
  g_autofree char *both = *text != '\0' ? g_strdup_printf (C_ ("field", "%1$s, %2$s"), label, text) : NULL;

  desk_spoken_set_act (GTK_WIDGET (self->remove), act, both != NULL ? both : label);
}

static void
on_typed (DeskListEntry *self)
{
  if (self->record == NULL || self->showing)
    return;
  name_button (self);
  g_signal_emit (self, signals[SIGNAL_TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

static void
on_companion (DeskListEntry *self)
{
  if (self->showing)
    return;
  desk_list_entry_commit (self);
  g_signal_emit (self, signals[SIGNAL_TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

static void
on_remove (DeskListEntry *self)
{
  if (self->ended >= 0 && self->was_saved)
    {
      g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
      g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

      desk_record_set_entry (self->record, (guint)self->ended, self->key,
                             is_ended (self) ? NULL : g_variant_new_string (today));
      desk_list_entry_show (self);
      return;
    }

  for (guint i = 0; i < self->companions->len; i++)
    desk_record_set_entry (self->record, get_companion_field (g_ptr_array_index (self->companions, i)),
                           self->key, NULL);
  desk_record_set_entry (self->record, self->field, self->key, NULL);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
set_up_choice (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The words of the profile may be longer than the row is wide: they wrap in it. */
static GtkWidget *
make_drop_down (GListModel *labels)
{
  GtkWidget *drop_down = gtk_drop_down_new (labels, NULL);
  g_autoptr (GtkListItemFactory) in_list = NULL;
  g_autoptr (GtkListItemFactory) in_row = gtk_signal_list_item_factory_new ();

  g_set_object (&in_list, gtk_drop_down_get_factory (GTK_DROP_DOWN (drop_down)));
  g_signal_connect (in_row, "setup", G_CALLBACK (set_up_choice), NULL);
  g_signal_connect (in_row, "bind", G_CALLBACK (bind_choice), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), in_list);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), in_row);
  return drop_down;
}

static GtkWidget *
make_choice (DeskListEntry *self, const DeskField *field)
{
  DeskVocabulary *vocabulary =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context), field->detail);
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ (field->label));
  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    gtk_string_list_append (labels, desk_term_get_label (desk_vocabulary_get_term_at (vocabulary, i),
                                                         desk_context_get_language (self->context)));
  return make_drop_down (G_LIST_MODEL (labels));
}

/* How much a field holds, as a rule. */
static int
get_chars (const DeskField *field)
{
  if (field->kind == DESK_FIELD_PHONE)
    return PHONE_CHARS;
  return field->kind == DESK_FIELD_TEXT && field->detail != NULL ? CODES_CHARS : TEXT_CHARS;
}

static GtkWidget *
make_companion (DeskListEntry *self, guint index)
{
  const DeskField *field = get_field (self, index);
  GtkWidget *companion;

  if (field->kind == DESK_FIELD_CHOICE)
    companion = make_choice (self, field);
  else if (field->kind == DESK_FIELD_BOOLEAN)
    companion = gtk_check_button_new_with_label (_ (field->label));
  else
    {
      companion = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (companion), LEAST_CHARS);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (companion), get_chars (field));
      gtk_widget_set_hexpand (companion, get_chars (field) == CODES_CHARS);
      gtk_entry_set_placeholder_text (GTK_ENTRY (companion), _ (field->label));
    }

  if (GTK_IS_DROP_DOWN (companion))
    g_signal_connect_swapped (companion, "notify::selected", G_CALLBACK (on_companion), self);
  else if (GTK_IS_CHECK_BUTTON (companion))
    g_signal_connect_swapped (companion, "toggled", G_CALLBACK (on_companion), self);
  else
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_swapped (companion, "changed", G_CALLBACK (on_typed), self);
      g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
      gtk_widget_add_controller (companion, focus);
    }
  if (GTK_IS_DROP_DOWN (companion))
    desk_spoken_follow_choice (companion, _ (field->label));
  else
    desk_spoken_set_name (companion, _ (field->label));
  g_object_set_data (G_OBJECT (companion), "field", GUINT_TO_POINTER (index + 1));
  return companion;
}

static void
add_companions (DeskListEntry *self, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names != NULL ? names : "", " ", -1);
  GtkWidget *last = GTK_WIDGET (self->text);

  for (guint i = 0; list[i] != NULL; i++)
    {
      int field = find_field (self, list[i]);
      GtkWidget *companion;

      if (field < 0)
        continue;
      companion = make_companion (self, (guint)field);
      g_ptr_array_add (self->companions, companion);
      /* Whom one calls stands in a line of their own, above the number. */
      if (get_field (self, (guint)field)->kind == DESK_FIELD_PHONE)
        gtk_editable_set_max_width_chars (GTK_EDITABLE (self->text), NAME_CHARS);
      /* What an entry is (the type of a document) stands before the text. */
      if (GTK_IS_DROP_DOWN (companion))
        adw_wrap_box_prepend (self->box, companion);
      else
        {
          adw_wrap_box_insert_child_after (self->box, companion, last);
          last = companion;
        }
    }
}

static gboolean
desk_list_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_LIST_ENTRY (widget)->text));
}

static void
desk_list_entry_dispose (GObject *object)
{
  DeskListEntry *self = DESK_LIST_ENTRY (object);

  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_clear_pointer (&self->companions, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->shown, g_free);
  desk_field_reading_clear (&self->reading);

  G_OBJECT_CLASS (desk_list_entry_parent_class)->dispose (object);
}

static void
desk_list_entry_class_init (DeskListEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_list_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_list_entry_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = desk_focus_order_move;

  /**
   * DeskListEntry::removed:
   * The officer took the entry out; the row is to go.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskListEntry::typed:
   * @text: what stands in the entry now
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_list_entry_init (DeskListEntry *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->companions = g_ptr_array_new ();
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  self->text = GTK_ENTRY (gtk_entry_new ());
  self->message = GTK_LABEL (gtk_label_new (NULL));
  self->remove = GTK_BUTTON (gtk_button_new_from_icon_name ("list-remove-symbolic"));

  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), LEAST_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->text), TEXT_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->remove), "flat");
  adw_wrap_box_append (self->box, GTK_WIDGET (self->text));
  gtk_widget_set_hexpand (GTK_WIDGET (self->box), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->remove), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->remove));
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->message));
  gtk_widget_add_css_class (column, "list-entry");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * desk_list_entry_new:
 * @companions: (nullable): names of the keyed fields shown beside it, blanks between them
 * @key: the key of the entry
 *
 * Returns: (transfer floating): a row for one entry
 */
DeskListEntry *
desk_list_entry_new (DeskContext *context, DeskRecord *record, guint field, const char *companions,
                     const char *key)
{
  DeskListEntry *self = g_object_new (DESK_TYPE_LIST_ENTRY, NULL);
  const char *label;
  g_autofree char *ended = NULL;

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->field = field;
  self->key = g_strdup (key);
  self->was_saved = desk_record_get_entry (record, field, key) != NULL;
  ended = g_strconcat (get_field (self, field)->name, "_ended", NULL);
  self->ended = find_field (self, ended);

  label = _ (get_field (self, field)->label);
  gtk_entry_set_placeholder_text (self->text, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  add_companions (self, companions);
  desk_list_entry_show (self);
  return self;
}

/**
 * desk_list_entry_get_key:
 *
 * Returns: (transfer none): the key of the entry
 */
const char *
desk_list_entry_get_key (DeskListEntry *self)
{
  return self->key;
}

/**
 * desk_list_entry_focus_field:
 * @field: by its place in the table of the record
 *
 * Puts the focus where a field of the entry is filled in.
 *
 * Returns: FALSE where the entry has no such field
 */
gboolean
desk_list_entry_focus_field (DeskListEntry *self, guint field)
{
  if (field == self->field)
    return gtk_widget_grab_focus (GTK_WIDGET (self->text));
  for (guint i = 0; i < self->companions->len; i++)
    if (get_companion_field (g_ptr_array_index (self->companions, i)) == field)
      return gtk_widget_grab_focus (g_ptr_array_index (self->companions, i));
  return FALSE;
}

/**
 * desk_list_entry_show:
 * Shows what the record says now. Text that is being typed (or is wrong, and so not in the record) stays.
 */
void
desk_list_entry_show (DeskListEntry *self)
{
  g_autofree char *text =
      desk_field_text_show (get_field (self, self->field),
                            desk_record_get_entry (self->record, self->field, self->key), self->context);
  gboolean ended = is_ended (self);

  self->showing = TRUE;
  if (self->shown == NULL || g_strcmp0 (self->shown, text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text != NULL ? text : "");
  g_set_str (&self->shown, text != NULL ? text : "");
  /* What is chosen before there is a text (the type of a document) waits for it. */
  for (guint i = 0; text != NULL && self->reading.level != DESK_VERDICT_ERROR && i < self->companions->len;
       i++)
    {
      GtkWidget *companion = g_ptr_array_index (self->companions, i);

      show_companion (self, companion,
                      desk_record_get_entry (self->record, get_companion_field (companion), self->key));
    }
  self->showing = FALSE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->text), !ended);
  gtk_button_set_icon_name (self->remove, ended ? "edit-undo-symbolic" : "list-remove-symbolic");
  name_button (self);
}

/**
 * desk_list_entry_commit:
 * Takes what was typed into the record. An empty entry leaves nothing there.
 */
void
desk_list_entry_commit (DeskListEntry *self)
{
  gboolean is_empty;

  for (guint i = 0; i < self->companions->len; i++)
    if (is_companion_wrong (self, g_ptr_array_index (self->companions, i)))
      {
        show_message (self);
        return;
      }
  desk_field_reading_clear (&self->reading);
  desk_field_text_read (get_field (self, self->field), gtk_editable_get_text (GTK_EDITABLE (self->text)),
                        FALSE, self->context, &self->reading);
  if (self->reading.level == DESK_VERDICT_ERROR)
    {
      show_message (self);
      return;
    }

  is_empty = self->reading.value == NULL;
  for (guint i = 0; i < self->companions->len; i++)
    {
      GtkWidget *companion = g_ptr_array_index (self->companions, i);

      if (is_empty)
        desk_record_set_entry (self->record, get_companion_field (companion), self->key, NULL);
      else
        take_companion (self, companion);
    }
  show_message (self);
  desk_record_set_entry (self->record, self->field, self->key,
                         is_empty
                             ? NULL
                             : desk_field_text_to_value (get_field (self, self->field), self->reading.value));
  g_clear_pointer (&self->shown, g_free);
  desk_list_entry_show (self);
}

static char *
make_wire_name (DeskListEntry *self, guint field)
{
  return g_strconcat (get_field (self, field)->name, ".", self->key, NULL);
}

/**
 * desk_list_entry_collect:
 * @texts: gets what stands in the entry and beside it and is not in the record yet, by wire name
 */
void
desk_list_entry_collect (DeskListEntry *self, GVariantDict *texts)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autofree char *text_name = make_wire_name (self, self->field);

  if (g_strcmp0 (self->shown, typed) != 0)
    g_variant_dict_insert (texts, text_name, "s", typed);
  for (guint i = 0; i < self->companions->len; i++)
    {
      GtkWidget *companion = g_ptr_array_index (self->companions, i);
      g_autofree char *name = make_wire_name (self, get_companion_field (companion));
      GVariant *value = get_companion_typed (self, companion);

      if (value != NULL)
        g_variant_dict_insert_value (texts, name, value);
    }
}

/**
 * desk_list_entry_restore:
 * @texts: a{sv} from desk_list_entry_collect()
 *
 * Puts back what was being typed.
 */
void
desk_list_entry_restore (DeskListEntry *self, GVariant *texts)
{
  g_autofree char *text_name = make_wire_name (self, self->field);
  const char *text;

  if (g_variant_lookup (texts, text_name, "&s", &text))
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->showing = TRUE;
  for (guint i = 0; i < self->companions->len; i++)
    {
      GtkWidget *companion = g_ptr_array_index (self->companions, i);
      g_autofree char *name = make_wire_name (self, get_companion_field (companion));
      g_autoptr (GVariant) value =
          g_variant_lookup_value (texts, name,
                                  GTK_IS_CHECK_BUTTON (companion) ? G_VARIANT_TYPE_BOOLEAN
                                                                  : G_VARIANT_TYPE_STRING);

      if (value == NULL)
        continue;
      if (GTK_IS_EDITABLE (companion))
        gtk_editable_set_text (GTK_EDITABLE (companion), g_variant_get_string (value, NULL));
      else
        show_companion (self, companion, value);
    }
  self->showing = FALSE;
}

/**
 * desk_list_entry_get_level:
 *
 * Returns: how what stands in the entry is to be judged
 */
DeskVerdict
desk_list_entry_get_level (DeskListEntry *self)
{
  return self->reading.level;
}
