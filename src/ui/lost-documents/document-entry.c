// SPDX-License-Identifier: GPL-3.0-or-later
// One document in a list: its cells, what is strange about its number, and what the person's record knows of it.

#include "ui/lost-documents/document-entry.h"

#include "model/document-check.h"
#include "ui/lost-documents/holder-box.h"
#include "ui/lost-documents/known-numbers.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/digit-keys.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/field-text.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskDocumentEntry
{
  AdwPreferencesRow parent_instance;

  DeskContext *context;
  DeskRecord *record;
  int fields[DESK_DOCUMENT_N_CELLS]; /* -1: the record has no such field */
  char *key;
  DeskPerson *applicant; /* whose document it is where nobody else is named; NULL: not known yet */
  gboolean showing;
  char *shown[DESK_DOCUMENT_N_CELLS];  /* what the text cells were last given */
  char *faults[DESK_DOCUMENT_N_CELLS]; /* why what stands there cannot be stored */
  char *note;                          /* what was changed in the number */

  DeskCodeEntry *codes[DESK_DOCUMENT_N_CELLS]; /* the widget of each cell; NULL: it is another kind of cell */
  GtkEntry *texts[DESK_DOCUMENT_N_CELLS];
  DeskCodeEntry *type;
  GtkEntry *number;
  DeskCodeEntry *source;
  GtkWidget *remove;
  GtkLabel *message;
  DeskKnownNumbers *known;
  DeskHolderBox *holder;
  GtkWidget *more;
  GtkEntry *issuer, *issued, *expires;
  GtkWidget *holder_label;
  GtkButton *holder_button;
  GtkWidget *more_button;
};

enum
{
  SIGNAL_TYPED,
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  SIGNAL_LEAVE,
  SIGNAL_REMOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDocumentEntry, desk_document_entry, ADW_TYPE_PREFERENCES_ROW)

static const DeskField *
get_field (DeskDocumentEntry *self, guint cell)
{
  return &desk_record_get_fields (self->record, NULL)[self->fields[cell]];
}

static const char *
get_value (DeskDocumentEntry *self, guint cell)
{
  return self->fields[cell] >= 0
             ? desk_record_get_entry_text (self->record, (guint)self->fields[cell], self->key)
             : NULL;
}

static void
set_value (DeskDocumentEntry *self, guint cell, const char *value)
{
  if (self->fields[cell] >= 0)
    desk_record_set_entry (self->record, (guint)self->fields[cell], self->key,
                           value != NULL && *value != '\0' ? g_variant_new_string (value) : NULL);
}

static char *
make_wire_name (DeskDocumentEntry *self, guint cell)
{
  return g_strconcat (get_field (self, cell)->name, ".", self->key, NULL);
}

static const char *
get_text (GtkEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static const char *
find_fault (DeskDocumentEntry *self)
{
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      if (self->codes[cell] != NULL && desk_code_entry_get_message (self->codes[cell]) != NULL)
        return desk_code_entry_get_message (self->codes[cell]);
      if (self->faults[cell] != NULL)
        return self->faults[cell];
    }
  return desk_holder_box_get_fault (self->holder);
}

/* What is strange or was changed is about the number. */
static void
tell_fault (DeskDocumentEntry *self, guint cell)
{
  DeskVerdict level = self->faults[cell] != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK;
  GtkLabel *words = level == DESK_VERDICT_ERROR || cell == DESK_DOCUMENT_NUMBER ? self->message : NULL;

  desk_field_message_tell (GTK_WIDGET (self->texts[cell]), words, level);
}

/* What cannot be stored is told first, then what is strange, then what was changed. */
static void
show_message (DeskDocumentEntry *self)
{
  const char *fault, *text;
  g_autofree char *doubt = NULL;

  if (self->record == NULL)
    return;
  fault = find_fault (self);
  doubt = desk_document_doubt_number (desk_context_get_profile (self->context),
                                      get_value (self, DESK_DOCUMENT_TYPE),
                                      get_value (self, DESK_DOCUMENT_NUMBER),
                                      desk_context_get_language (self->context));
  text = fault != NULL ? fault : doubt != NULL ? doubt : self->note;
  desk_spoken_set_act (self->remove, _ ("Remove"), get_text (self->number));
  desk_field_message_show (NULL, self->message, fault != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "warning");
  if (fault == NULL && doubt != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "warning");
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    if (self->texts[cell] != NULL)
      tell_fault (self, cell);
}

/* What the record of the holder knows of documents of this type is offered as long as no number stands here. */
static void
show_known (DeskDocumentEntry *self)
{
  gboolean is_wanted = *get_text (self->number) == '\0';

  desk_known_numbers_show (self->known, is_wanted ? desk_document_entry_get_holder (self) : NULL,
                           desk_code_entry_get_code (self->type));
}

static void
on_known (DeskDocumentEntry *self, const char *number)
{
  gtk_editable_set_text (GTK_EDITABLE (self->number), number);
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
  desk_spoken_announce (GTK_WIDGET (self), number);
}

static void
open_holder (DeskDocumentEntry *self, gboolean open)
{
  gtk_widget_set_visible (GTK_WIDGET (self->holder), open);
  gtk_widget_set_visible (self->holder_label, self->fields[DESK_DOCUMENT_HOLDER] >= 0 && !open);
  gtk_button_set_label (self->holder_button, open ? _ ("The Applicant’s Own") : _ ("Somebody Else’s…"));
}

static void
open_more (DeskDocumentEntry *self)
{
  gtk_widget_set_visible (self->more, TRUE);
  gtk_widget_set_visible (self->more_button, FALSE);
}

static void
tell_typed (DeskDocumentEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static void
tell_changed (DeskDocumentEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Letters that only look right are exchanged for those of the document, and the officer is told so. */
static char *
write_number (DeskDocumentEntry *self, const char *typed)
{
  char *written = desk_document_write_number (desk_context_get_profile (self->context),
                                              desk_code_entry_get_code (self->type), typed);
  g_autofree char *capitals = g_utf8_strup (typed, -1);

  g_clear_pointer (&self->note, g_free);
  if (!g_str_equal (capitals, written))
    {
      self->note =
          g_strdup_printf (_ ("Letters of another alphabet were typed; written as in the document: %s"),
                           written);
      desk_spoken_announce (GTK_WIDGET (self), self->note);
    }
  return written;
}

static void
show_text_cell (DeskDocumentEntry *self, guint cell)
{
  GtkEntry *entry = self->texts[cell];
  GVariant *value = desk_record_get_entry (self->record, (guint)self->fields[cell], self->key);
  g_autofree char *text = desk_field_text_show (get_field (self, cell), value, self->context);

  if (self->shown[cell] == NULL || g_strcmp0 (self->shown[cell], text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_set_str (&self->shown[cell], text != NULL ? text : "");
}

/* An error stays as typed and out of the record; its words stand below the cells. */
static void
take_text_cell (DeskDocumentEntry *self, guint cell)
{
  g_auto (DeskFieldReading) reading = { 0 };
  const char *typed = get_text (self->texts[cell]);
  g_autofree char *written = NULL;

  if (self->fields[cell] < 0 || (self->shown[cell] != NULL && g_str_equal (self->shown[cell], typed)))
    return;
  g_clear_pointer (&self->faults[cell], g_free);
  desk_field_text_read (get_field (self, cell), typed, FALSE, self->context, &reading);
  if (reading.level == DESK_VERDICT_ERROR)
    {
      self->faults[cell] = desk_field_words_about (_ (get_field (self, cell)->label), reading.message);
      return;
    }
  written = cell == DESK_DOCUMENT_NUMBER && reading.value != NULL ? write_number (self, reading.value)
                                                                  : g_strdup (reading.value);
  set_value (self, cell, written);
  g_clear_pointer (&self->shown[cell], g_free);
  show_text_cell (self, cell);
}

static void
on_text_left (GtkEventController *controller, DeskDocumentEntry *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  if (self->record == NULL)
    return;
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    if (GTK_WIDGET (self->texts[cell]) == widget)
      take_text_cell (self, cell);
  show_message (self);
  tell_changed (self);
}

static void
on_typed (DeskDocumentEntry *self)
{
  if (self->record == NULL || self->showing)
    return;
  show_known (self);
  desk_spoken_set_act (self->remove, _ ("Remove"), get_text (self->number));
  tell_typed (self);
}

/* The number is written as documents of the type write it; the type may be chosen after it. */
static void
on_type (DeskDocumentEntry *self)
{
  if (self->record == NULL || self->showing)
    return;
  set_value (self, DESK_DOCUMENT_TYPE, desk_code_entry_get_code (self->type));
  g_clear_pointer (&self->shown[DESK_DOCUMENT_NUMBER], g_free);
  take_text_cell (self, DESK_DOCUMENT_NUMBER);
  show_known (self);
  show_message (self);
  tell_changed (self);
}

static void
on_source (DeskDocumentEntry *self)
{
  if (self->record != NULL && !self->showing)
    set_value (self, DESK_DOCUMENT_SOURCE, desk_code_entry_get_code (self->source));
}

static void
on_type_done (DeskDocumentEntry *self)
{
  if (desk_document_entry_is_empty (self))
    g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

static void
on_number_done (DeskDocumentEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

static void
on_done (DeskDocumentEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_remove (DeskDocumentEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* The applicant is named as the holder by naming nobody. */
static void
on_holder (DeskDocumentEntry *self)
{
  const char *applicant = self->applicant != NULL ? desk_record_get_id (DESK_RECORD (self->applicant)) : NULL;
  const char *id = desk_holder_box_get_id (self->holder);

  if (self->record == NULL)
    return;
  if (id != NULL && g_strcmp0 (id, applicant) == 0)
    {
      desk_holder_box_set (self->holder, NULL, NULL);
      open_holder (self, FALSE);
    }
  set_value (self, DESK_DOCUMENT_HOLDER, desk_holder_box_get_id (self->holder));
  set_value (self, DESK_DOCUMENT_BASIS, desk_holder_box_get_basis (self->holder));
  show_known (self);
  show_message (self);
  tell_changed (self);
}

static void
on_holder_button (DeskDocumentEntry *self)
{
  gboolean open = !gtk_widget_get_visible (GTK_WIDGET (self->holder));

  open_holder (self, open);
  if (open)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->holder));
      return;
    }
  desk_holder_box_set_typed (self->holder, DESK_HOLDER_PERSON, "");
  desk_holder_box_set (self->holder, NULL, NULL);
  on_holder (self);
  tell_typed (self);
}

static void
on_more (DeskDocumentEntry *self)
{
  open_more (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->issuer));
}

/* Down takes the first number that is offered. */
static gboolean
on_number_key (DeskDocumentEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  return desk_known_numbers_take_first (self->known);
}

static void
on_left (DeskDocumentEntry *self)
{
  if (self->record != NULL)
    desk_document_entry_commit (self);
}

static gboolean
desk_document_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_DOCUMENT_ENTRY (widget)->type));
}

static void
desk_document_entry_dispose (GObject *object)
{
  DeskDocumentEntry *self = DESK_DOCUMENT_ENTRY (object);

  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_DOCUMENT_ENTRY);
  g_clear_object (&self->applicant);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_document_entry_parent_class)->dispose (object);
}

static void
desk_document_entry_finalize (GObject *object)
{
  DeskDocumentEntry *self = DESK_DOCUMENT_ENTRY (object);

  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      g_free (self->shown[cell]);
      g_free (self->faults[cell]);
    }
  g_free (self->note);
  g_free (self->key);
  G_OBJECT_CLASS (desk_document_entry_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_CODE_ENTRY);
  g_type_ensure (DESK_TYPE_HOLDER_BOX);
  g_type_ensure (DESK_TYPE_KNOWN_NUMBERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/document-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, type);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, number);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, source);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, remove);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, message);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, known);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, holder);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, more);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, issuer);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, issued);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, expires);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, holder_label);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, holder_button);
  gtk_widget_class_bind_template_child (widget_class, DeskDocumentEntry, more_button);
  gtk_widget_class_bind_template_callback (widget_class, on_type);
  gtk_widget_class_bind_template_callback (widget_class, on_type_done);
  gtk_widget_class_bind_template_callback (widget_class, on_number_done);
  gtk_widget_class_bind_template_callback (widget_class, on_source);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_holder);
  gtk_widget_class_bind_template_callback (widget_class, on_holder_button);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_known);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, show_message);
}

static void
desk_document_entry_class_init (DeskDocumentEntryClass *klass)
{
  static const char *const names[N_SIGNALS] = { "typed", "changed", "done", "leave", "removed" };

  G_OBJECT_CLASS (klass)->dispose = desk_document_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_document_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_document_entry_grab_focus;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
desk_document_entry_init (DeskDocumentEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->codes[DESK_DOCUMENT_TYPE] = self->type;
  self->codes[DESK_DOCUMENT_SOURCE] = self->source;
  desk_code_entry_set_words (self->type, self->message);
  desk_code_entry_set_words (self->source, self->message);
  desk_holder_box_set_words (self->holder, self->message);
  self->texts[DESK_DOCUMENT_NUMBER] = self->number;
  self->texts[DESK_DOCUMENT_ISSUER] = self->issuer;
  self->texts[DESK_DOCUMENT_ISSUED] = self->issued;
  self->texts[DESK_DOCUMENT_EXPIRES] = self->expires;
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      GtkEntry *entry = self->texts[cell];
      GtkEventController *left;

      if (entry == NULL)
        continue;
      left = gtk_event_controller_focus_new ();
      g_signal_connect (left, "leave", G_CALLBACK (on_text_left), self);
      gtk_widget_add_controller (GTK_WIDGET (entry), left);
      if (cell != DESK_DOCUMENT_ISSUER)
        desk_digit_keys_attach (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_number_key), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->number))), keys);
}

static void
bind_cell (DeskDocumentEntry *self, guint cell)
{
  DeskCodeEntry *code = self->codes[cell];
  GtkEntry *text = self->texts[cell];
  GtkWidget *widget = code != NULL ? GTK_WIDGET (code) : GTK_WIDGET (text);
  const char *label;

  if (widget == NULL)
    return;
  if (self->fields[cell] < 0)
    {
      gtk_widget_set_visible (widget, FALSE);
      return;
    }
  label = _ (get_field (self, cell)->label);
  if (text != NULL)
    {
      gtk_entry_set_placeholder_text (text, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      return;
    }
  g_object_set (code, "label", label, "placeholder-text", label, NULL);
  desk_code_entry_bind (code,
                        desk_profile_get_vocabulary (desk_context_get_profile (self->context),
                                                     get_field (self, cell)->detail),
                        desk_context_get_language (self->context));
}

/**
 * desk_document_entry_new:
 * @fields: (array fixed-size=8): the field of each cell by its place in the table of @record; -1: no such cell
 * @key: the key of the entry
 *
 * Returns: (transfer floating): a row for one document
 */
DeskDocumentEntry *
desk_document_entry_new (DeskContext *context, DeskRecord *record, const int *fields, const char *key)
{
  DeskDocumentEntry *self = g_object_new (DESK_TYPE_DOCUMENT_ENTRY, NULL);

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->key = g_strdup (key);
  memcpy (self->fields, fields, sizeof self->fields);
  self->showing = TRUE;
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    bind_cell (self, cell);
  self->showing = FALSE;
  if (fields[DESK_DOCUMENT_BASIS] >= 0)
    desk_holder_box_bind (self->holder, context, _ (get_field (self, DESK_DOCUMENT_BASIS)->label));
  gtk_widget_set_visible (GTK_WIDGET (self->holder_button), fields[DESK_DOCUMENT_HOLDER] >= 0);
  open_holder (self, FALSE);
  desk_document_entry_show (self);
  return self;
}

/**
 * desk_document_entry_get_key:
 *
 * Returns: (transfer none): the key of the entry
 */
const char *
desk_document_entry_get_key (DeskDocumentEntry *self)
{
  return self->key;
}

/**
 * desk_document_entry_set_applicant:
 * @applicant: (nullable): whose document it is where nobody else is named
 */
void
desk_document_entry_set_applicant (DeskDocumentEntry *self, DeskPerson *applicant)
{
  g_set_object (&self->applicant, applicant);
  show_known (self);
}

/**
 * desk_document_entry_set_removable:
 * @removable: whether the row can be taken out; the only one is emptied instead
 */
void
desk_document_entry_set_removable (DeskDocumentEntry *self, gboolean removable)
{
  gtk_widget_set_visible (self->remove, removable);
}

/**
 * desk_document_entry_show:
 * Shows what the record says now. What is being typed (or is wrong, and so not in the record) stays.
 */
void
desk_document_entry_show (DeskDocumentEntry *self)
{
  self->showing = TRUE;
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      DeskCodeEntry *code = self->codes[cell];
      const char *value = get_value (self, cell);

      if (self->fields[cell] < 0)
        continue;
      if (code != NULL && g_strcmp0 (desk_code_entry_get_code (code), value) != 0)
        desk_code_entry_set_code (code, value);
      else if (self->texts[cell] != NULL && self->faults[cell] == NULL)
        show_text_cell (self, cell);
    }
  if (self->fields[DESK_DOCUMENT_HOLDER] >= 0)
    desk_holder_box_set (self->holder, get_value (self, DESK_DOCUMENT_HOLDER),
                         get_value (self, DESK_DOCUMENT_BASIS));
  self->showing = FALSE;

  if (get_value (self, DESK_DOCUMENT_HOLDER) != NULL || get_value (self, DESK_DOCUMENT_BASIS) != NULL)
    open_holder (self, TRUE);
  if (get_value (self, DESK_DOCUMENT_ISSUER) != NULL || get_value (self, DESK_DOCUMENT_ISSUED) != NULL
      || get_value (self, DESK_DOCUMENT_EXPIRES) != NULL)
    open_more (self);
  show_known (self);
  show_message (self);
}

/**
 * desk_document_entry_commit:
 * Takes what was typed into the record. An empty row leaves nothing there.
 */
void
desk_document_entry_commit (DeskDocumentEntry *self)
{
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      DeskCodeEntry *code = self->codes[cell];

      if (code != NULL && self->fields[cell] >= 0)
        desk_code_entry_commit (code);
      else if (self->texts[cell] != NULL)
        take_text_cell (self, cell);
    }
  if (self->fields[DESK_DOCUMENT_HOLDER] >= 0)
    desk_holder_box_commit (self->holder);
  show_message (self);
}

/**
 * desk_document_entry_get_level:
 *
 * Returns: how what stands in the row is to be judged
 */
DeskVerdict
desk_document_entry_get_level (DeskDocumentEntry *self)
{
  return find_fault (self) != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK;
}

static gboolean
is_of_holder (guint cell)
{
  return cell == DESK_DOCUMENT_HOLDER || cell == DESK_DOCUMENT_BASIS;
}

/* What stands in a cell and is not in the record yet. */
static const char *
get_typed (DeskDocumentEntry *self, guint cell)
{
  DeskCodeEntry *code = self->codes[cell];
  GtkEntry *text = self->texts[cell];

  if (self->fields[cell] < 0)
    return NULL;
  if (is_of_holder (cell))
    return desk_holder_box_get_typed (self->holder, cell - DESK_DOCUMENT_HOLDER);
  if (code != NULL)
    return desk_code_entry_get_typed (code);
  return g_strcmp0 (self->shown[cell], get_text (text)) != 0 ? get_text (text) : NULL;
}

/**
 * desk_document_entry_collect:
 * @texts: gets what stands in the row and is not in the record yet, by wire name
 */
void
desk_document_entry_collect (DeskDocumentEntry *self, GVariantDict *texts)
{
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      const char *typed = get_typed (self, cell);
      g_autofree char *name = typed != NULL ? make_wire_name (self, cell) : NULL;

      if (typed != NULL)
        g_variant_dict_insert (texts, name, "s", typed);
    }
}

static void
set_typed (DeskDocumentEntry *self, guint cell, const char *typed)
{
  DeskCodeEntry *code = self->codes[cell];

  if (is_of_holder (cell))
    open_holder (self, TRUE);
  if (cell >= DESK_DOCUMENT_ISSUER)
    open_more (self);
  if (is_of_holder (cell))
    desk_holder_box_set_typed (self->holder, cell - DESK_DOCUMENT_HOLDER, typed);
  else if (code != NULL)
    desk_code_entry_set_typed (code, typed);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->texts[cell]), typed);
}

/**
 * desk_document_entry_restore:
 * @texts: a{sv} from desk_document_entry_collect()
 *
 * Puts back what was being typed.
 */
void
desk_document_entry_restore (DeskDocumentEntry *self, GVariant *texts)
{
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      g_autofree char *name = self->fields[cell] >= 0 ? make_wire_name (self, cell) : NULL;
      const char *typed;

      if (name != NULL && g_variant_lookup (texts, name, "&s", &typed))
        set_typed (self, cell, typed);
    }
}

/**
 * desk_document_entry_focus_cell:
 *
 * Puts the focus into a cell.
 *
 * Returns: FALSE where the row has no such cell
 */
gboolean
desk_document_entry_focus_cell (DeskDocumentEntry *self, DeskDocumentCell cell)
{
  DeskCodeEntry *code = self->codes[cell];

  if (self->fields[cell] < 0)
    return FALSE;
  if (is_of_holder (cell))
    open_holder (self, TRUE);
  if (cell >= DESK_DOCUMENT_ISSUER)
    open_more (self);
  if (is_of_holder (cell))
    return desk_holder_box_focus (self->holder, cell - DESK_DOCUMENT_HOLDER);
  return gtk_widget_grab_focus (code != NULL ? GTK_WIDGET (code) : GTK_WIDGET (self->texts[cell]));
}

/**
 * desk_document_entry_is_empty:
 *
 * Returns: whether nothing is chosen or typed in the row
 */
gboolean
desk_document_entry_is_empty (DeskDocumentEntry *self)
{
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      const char *typed = get_typed (self, cell);

      if (get_value (self, cell) != NULL || (typed != NULL && *typed != '\0'))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_document_entry_get_type_code:
 *
 * Returns: (transfer none) (nullable): code of the type
 */
const char *
desk_document_entry_get_type_code (DeskDocumentEntry *self)
{
  return desk_code_entry_get_code (self->type);
}

/**
 * desk_document_entry_get_number:
 *
 * Returns: (transfer none) (nullable): series and number as they stand there, typed to the end or not
 */
const char *
desk_document_entry_get_number (DeskDocumentEntry *self)
{
  return *get_text (self->number) != '\0' ? get_text (self->number) : NULL;
}

/**
 * desk_document_entry_get_holder:
 *
 * Returns: (transfer none) (nullable): whose document it is, as far as known
 */
DeskPerson *
desk_document_entry_get_holder (DeskDocumentEntry *self)
{
  return get_value (self, DESK_DOCUMENT_HOLDER) != NULL ? desk_holder_box_get_person (self->holder)
                                                        : self->applicant;
}
