// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable lines of identity cards (TD1) and passports (TD3), typed or scanned into a text field.
#pragma once

#include <glib.h>

#include "model/identifier.h"

G_BEGIN_DECLS

/**
 * DeskMrzFault:
 * @DESK_MRZ_READ: nothing is wrong
 * @DESK_MRZ_LETTERS: a character that such lines never hold, or not there
 * @DESK_MRZ_LENGTH: not three lines of 30 or two lines of 44 characters
 * @DESK_MRZ_TYPE: not an identity card or passport
 * @DESK_MRZ_NUMBER: the document number and its check digit do not fit
 * @DESK_MRZ_BIRTH: the birth date and its check digit do not fit, or there is no such date
 * @DESK_MRZ_SEX: neither M, F nor unspecified
 * @DESK_MRZ_EXPIRY: the expiry date and its check digit do not fit, or there is no such date
 * @DESK_MRZ_PERSONAL: the personal number and its check digit do not fit
 * @DESK_MRZ_COMPOSITE: the check digit over the whole does not fit
 * @DESK_MRZ_NAMES: there is no surname
 *
 * Why machine-readable lines could not be read. Nothing is ever mended: a letter O for a zero stays a fault.
 */
typedef enum
{
  DESK_MRZ_READ,
  DESK_MRZ_LETTERS,
  DESK_MRZ_LENGTH,
  DESK_MRZ_TYPE,
  DESK_MRZ_NUMBER,
  DESK_MRZ_BIRTH,
  DESK_MRZ_SEX,
  DESK_MRZ_EXPIRY,
  DESK_MRZ_PERSONAL,
  DESK_MRZ_COMPOSITE,
  DESK_MRZ_NAMES,
} DeskMrzFault;

/**
 * DeskMrz:
 * @document_type: one or two letters, "ID", "I", "P"
 * @issuer: issuing state, three letters: "UKR", "KAZ"
 * @nationality: three letters, or fewer ("D")
 * @document_number: also longer than nine characters
 * @birth_date: (nullable): "YYYY-MM-DD", "YYYY-MM" or "YYYY" when only so much is printed, %NULL when nothing is
 * @expiry_date: (nullable): "YYYY-MM-DD", %NULL when none is printed
 * @sex: 'm', 'f', 0 when unspecified
 * @surname: in Latin letters with capitals as in a name
 * @given_names: the same; "" when there are none
 * @personal_kind: the kind of @personal_number
 * @personal_number: (nullable): УНЗР of a Ukrainian or ІИН of a Kazakhstani document when it stands in the optional
 *   field and its own check digit fits
 *
 * What machine-readable lines say. Names are Latin and nothing is proposed in Cyrillic.
 */
typedef struct
{
  char *document_type;
  char *issuer;
  char *nationality;
  char *document_number;
  char *birth_date;
  char *expiry_date;
  char sex;
  char *surname;
  char *given_names;
  DeskIdentifierKind personal_kind;
  char *personal_number;
} DeskMrz;

gboolean desk_mrz_looks_like (const char *text);
DeskMrz *desk_mrz_read (const char *text, GDateTime *today, DeskMrzFault *fault) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_mrz_fault_message (DeskMrzFault fault);
void desk_mrz_free (DeskMrz *mrz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMrz, desk_mrz_free)

G_END_DECLS
