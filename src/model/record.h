// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DeskFieldKind:
 * What a field of a record holds. The kind decides the type of the value, of the SQL column, of the JSON member
 * and of the form row.
 * Values are GVariants: `s` for text, `x` for %DESK_FIELD_INTEGER, _MONEY and _INSTANT, `b` for %DESK_FIELD_BOOLEAN.
 */
typedef enum
{
  DESK_FIELD_TEXT,            /* one line of text */
  DESK_FIELD_BODY,            /* text of several lines */
  DESK_FIELD_INTEGER,         /* a count */
  DESK_FIELD_MONEY,           /* a sum, in hundredths of the country's currency */
  DESK_FIELD_BOOLEAN,         /* yes or no */
  DESK_FIELD_INSTANT,         /* seconds since 1970 in UTC */
  DESK_FIELD_DATE,            /* text "1985-03-12", "1985-03" or "1985" */
  DESK_FIELD_BIRTH,           /* a date in the past of which the year alone will do, stored likewise */
  DESK_FIELD_MOMENT,          /* text "2026-11-20T18:30" or the day alone, on the station's wall */
  DESK_FIELD_CHOICE,          /* id of a term; detail: the vocabulary */
  DESK_FIELD_LINK,            /* id of a record; detail: its kind */
  DESK_FIELD_PHONE,           /* text, E.164 where it could be read so */
  DESK_FIELD_PERSONAL_NUMBER, /* text, digits only */
  DESK_FIELD_DOCUMENT_NUMBER, /* text as written; searched by its canonical form */
  DESK_FIELD_NUMBER           /* text, a register number "PL1-A/2026/00153" */
} DeskFieldKind;

/**
 * DeskFieldFlags:
 * @DESK_FIELD_REQUIRED: needed before the record can be finished or registered
 * @DESK_FIELD_KEYED: a list: entries "name.key" that several desks may add to without a clash
 * @DESK_FIELD_SEARCHED: found by the omnibox
 * @DESK_FIELD_SENSITIVE: masked in logs and in lists
 * @DESK_FIELD_IMMUTABLE: may not change once it has a value
 * @DESK_FIELD_FINAL: once true it stays true
 * @DESK_FIELD_INTERNAL: set by the program, in no form
 */
typedef enum
{
  DESK_FIELD_PLAIN = 0,
  DESK_FIELD_REQUIRED = 1 << 0,
  DESK_FIELD_KEYED = 1 << 1,
  DESK_FIELD_SEARCHED = 1 << 2,
  DESK_FIELD_SENSITIVE = 1 << 3,
  DESK_FIELD_IMMUTABLE = 1 << 4,
  DESK_FIELD_FINAL = 1 << 5,
  DESK_FIELD_INTERNAL = 1 << 6
} DeskFieldFlags;

/**
 * DeskField:
 * One row of a record type's field table. The table says everything about a field once: SQL columns, JSON members,
 * search, form rows, printed rows and history all read it.
 */
typedef struct
{
  const char *name; /* `[a-z][a-z0-9_]*`: column, JSON member, property */
  DeskFieldKind kind;
  DeskFieldFlags flags;
  const char *label; /* msgid of the label, marked with N_() */
  const char
      *detail; /* vocabulary of a choice, or of a text that is a list of codes; kind of a link; or NULL */
} DeskField;

/**
 * DeskFieldValue:
 * A field's wire name ("surname", "phone.1k3f") with its value, NULL where it was cleared.
 */
typedef struct
{
  char *name;
  GVariant *value;
} DeskFieldValue;

DeskFieldValue *desk_field_value_new (const char *name, GVariant *value) G_GNUC_WARN_UNUSED_RESULT;
void desk_field_value_free (DeskFieldValue *self);

#define DESK_TYPE_RECORD (desk_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (DeskRecord, desk_record, DESK, RECORD, GObject)

/**
 * DeskRecordClass:
 * @kind: name of the record type in changes and of its table
 * @fields: the field table, in order
 * @n_fields: rows in it
 */
struct _DeskRecordClass
{
  GObjectClass parent_class;
  const char *kind;
  const DeskField *fields;
  guint n_fields;
};

void desk_record_class_set_fields (DeskRecordClass *klass, const char *kind, const DeskField *fields,
                                   guint n_fields);
int desk_record_class_find_field (DeskRecordClass *klass, const char *wire_name, const char **key);

const char *desk_record_get_kind (DeskRecord *self);
const DeskField *desk_record_get_fields (DeskRecord *self, guint *n_fields);
const char *desk_record_get_id (DeskRecord *self);
void desk_record_set_id (DeskRecord *self, const char *id);
const char *desk_record_get_owner (DeskRecord *self);
void desk_record_set_owner (DeskRecord *self, const char *owner);

GVariant *desk_record_get_value (DeskRecord *self, guint field);
void desk_record_set_value (DeskRecord *self, guint field, GVariant *value);
const char *desk_record_get_text (DeskRecord *self, guint field);
void desk_record_set_text (DeskRecord *self, guint field, const char *text);
gint64 desk_record_get_integer (DeskRecord *self, guint field);
void desk_record_set_integer (DeskRecord *self, guint field, gint64 value);
gboolean desk_record_get_boolean (DeskRecord *self, guint field);
void desk_record_set_boolean (DeskRecord *self, guint field, gboolean value);

char *desk_record_make_key (DeskRecord *self, guint field, guint32 random) G_GNUC_WARN_UNUSED_RESULT;
const char **desk_record_list_keys (DeskRecord *self, guint field) G_GNUC_WARN_UNUSED_RESULT;
GVariant *desk_record_get_entry (DeskRecord *self, guint field, const char *key);
void desk_record_set_entry (DeskRecord *self, guint field, const char *key, GVariant *value);
const char *desk_record_get_entry_text (DeskRecord *self, guint field, const char *key);
gint64 desk_record_get_entry_integer (DeskRecord *self, guint field, const char *key);

GVariant *desk_record_get_wire (DeskRecord *self, const char *wire_name);
gboolean desk_record_set_wire (DeskRecord *self, const char *wire_name, GVariant *value);
GPtrArray *desk_record_list_values (DeskRecord *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_record_diff (DeskRecord *before, DeskRecord *after) G_GNUC_WARN_UNUSED_RESULT;
DeskRecord *desk_record_copy (DeskRecord *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_record_is_empty (DeskRecord *self);

const GVariantType *desk_field_get_value_type (const DeskField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFieldValue, desk_field_value_free)

G_END_DECLS
