// SPDX-License-Identifier: GPL-3.0-or-later
// What may be meant by a line typed into "Who came?": a name, numbers of any kind, a scanned document. Nothing is looked
// up here.
#pragma once

#include <glib.h>

#include "model/identifier.h"
#include "model/mrz.h"

G_BEGIN_DECLS

/**
 * DeskEntryKind:
 * @DESK_ENTRY_PHONE: a whole telephone number, in its stored form
 * @DESK_ENTRY_PHONE_TAIL: four to seven digits with which a telephone number ends
 * @DESK_ENTRY_PERSONAL: a personal number, digits only
 * @DESK_ENTRY_DOCUMENT: the number of a document, in canonical Latin
 * @DESK_ENTRY_REGISTER: a register number: whole, "PL1-A/2026/00153", or its sequence alone, "153"
 * @DESK_ENTRY_QUEUE: a queue number of today, "A104", or without its letter, "104"
 *
 * What a typed number may be.
 */
typedef enum
{
  DESK_ENTRY_PHONE,
  DESK_ENTRY_PHONE_TAIL,
  DESK_ENTRY_PERSONAL,
  DESK_ENTRY_DOCUMENT,
  DESK_ENTRY_REGISTER,
  DESK_ENTRY_QUEUE,
} DeskEntryKind;

/**
 * DeskEntryReading:
 * @kind: what it may be
 * @value: in the form in which such numbers are stored
 * @personal: for %DESK_ENTRY_PERSONAL the kind of number, else %DESK_IDENTIFIER_NONE
 * @level: for %DESK_ENTRY_PERSONAL how the number stands, so that a slip is told and not lost; else %DESK_VERDICT_OK
 *
 * One way to read a typed number.
 */
typedef struct
{
  DeskEntryKind kind;
  char *value;
  DeskIdentifierKind personal;
  DeskVerdict level;
} DeskEntryReading;

/**
 * DeskEntryText:
 * @surname: (nullable): the first name part, with capitals set
 * @given_name: (nullable): the second
 * @patronymic: (nullable): the rest
 * @readings: (element-type DeskEntryReading): how the numbers may be read, the likeliest first; several for one number
 *   where that is unclear
 * @mrz: (nullable): the scanned document
 * @mrz_fault: why a scan could not be read, %DESK_MRZ_READ when there was none or it was read
 *
 * A typed line taken apart. With a scan, nothing else is read from it.
 */
typedef struct
{
  char *surname;
  char *given_name;
  char *patronymic;
  GPtrArray *readings;
  DeskMrz *mrz;
  DeskMrzFault mrz_fault;
} DeskEntryText;

DeskEntryText *desk_entry_text_read (const char *text, const char *country, const DeskIdentifierKind *kinds,
                                     gsize n_kinds, GDateTime *today) G_GNUC_WARN_UNUSED_RESULT;
const DeskEntryReading *desk_entry_text_find (const DeskEntryText *self, DeskEntryKind kind);
void desk_entry_text_free (DeskEntryText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskEntryText, desk_entry_text_free)

G_END_DECLS
