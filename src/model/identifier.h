// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of persons and organisations in the two countries: their check digits, and the birth date and sex that can be
// read from them. Never required: an absent number is normal. Which of them a country uses is said by its profile.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskVerdict:
 * @DESK_VERDICT_OK: nothing to say
 * @DESK_VERDICT_WARN: the officer may go on after giving a reason
 * @DESK_VERDICT_ERROR: cannot be right; the record cannot be registered with it
 *
 * How a checked field stands.
 */
typedef enum
{
  DESK_VERDICT_OK,
  DESK_VERDICT_WARN,
  DESK_VERDICT_ERROR,
} DeskVerdict;

/**
 * DeskIdentifierKind:
 * @DESK_IDENTIFIER_NONE: no known kind
 * @DESK_IDENTIFIER_RNOKPP: РНОКПП, Ukraine's taxpayer number, 10 digits
 * @DESK_IDENTIFIER_UNZR: УНЗР, number in Ukraine's demographic register, 13 digits shown as YYYYMMDD-NNNNC
 * @DESK_IDENTIFIER_IIN: ІИН / ЖСН, Kazakhstan's individual number, 12 digits
 * @DESK_IDENTIFIER_BIN: БИН / БСН, Kazakhstan's number of an organisation, 12 digits
 */
typedef enum
{
  DESK_IDENTIFIER_NONE,
  DESK_IDENTIFIER_RNOKPP,
  DESK_IDENTIFIER_UNZR,
  DESK_IDENTIFIER_IIN,
  DESK_IDENTIFIER_BIN,
} DeskIdentifierKind;

/**
 * DeskIdentifierReason:
 * @DESK_IDENTIFIER_FITS: nothing to say
 * @DESK_IDENTIFIER_LETTER_O: error: a letter O stands where a zero belongs
 * @DESK_IDENTIFIER_LAYOUT: error: the digit row of the Kazakh layout was typed
 * @DESK_IDENTIFIER_LETTERS: error: something else than digits
 * @DESK_IDENTIFIER_LENGTH: error: too few or too many digits
 * @DESK_IDENTIFIER_ZEROS: error: nothing but zeros
 * @DESK_IDENTIFIER_CHECK_DIGIT: error: the check digit does not fit
 * @DESK_IDENTIFIER_NEVER_ISSUED: error: no check digit exists for these digits
 * @DESK_IDENTIFIER_NO_SUCH_DATE: error: a date that is not in the calendar
 * @DESK_IDENTIFIER_SERIAL: error: the serial number 0000 is never given
 * @DESK_IDENTIFIER_ORGANISATION: error: it is a БИН, the number of an organisation
 * @DESK_IDENTIFIER_PERSON: error: a БИН was asked for and it is an ІИН, the number of a person
 * @DESK_IDENTIFIER_NO_BIRTH: warning: no birth date can be read from it
 * @DESK_IDENTIFIER_FUTURE: warning: its birth date is in the future
 * @DESK_IDENTIFIER_OTHER_BIRTH: warning: its birth date is not the one entered
 * @DESK_IDENTIFIER_OTHER_SEX: warning: its sex is not the one entered
 */
typedef enum
{
  DESK_IDENTIFIER_FITS,
  DESK_IDENTIFIER_LETTER_O,
  DESK_IDENTIFIER_LAYOUT,
  DESK_IDENTIFIER_LETTERS,
  DESK_IDENTIFIER_LENGTH,
  DESK_IDENTIFIER_ZEROS,
  DESK_IDENTIFIER_CHECK_DIGIT,
  DESK_IDENTIFIER_NEVER_ISSUED,
  DESK_IDENTIFIER_NO_SUCH_DATE,
  DESK_IDENTIFIER_SERIAL,
  DESK_IDENTIFIER_ORGANISATION,
  DESK_IDENTIFIER_PERSON,
  DESK_IDENTIFIER_NO_BIRTH,
  DESK_IDENTIFIER_FUTURE,
  DESK_IDENTIFIER_OTHER_BIRTH,
  DESK_IDENTIFIER_OTHER_SEX,
} DeskIdentifierReason;

/**
 * DeskIdentifierResult:
 * @kind: what was asked for
 * @level: how the number stands
 * @reason: why
 * @n_digits: how many digits were typed
 * @digits: the digits alone, as they are stored and compared; "" unless the length fits
 * @birth_date: "YYYY-MM-DD" for filling an empty field, "" when it cannot be told
 * @sex: 'm' or 'f', 0 when it cannot be told
 *
 * What was read from a personal number. Owns nothing; lives on the stack.
 */
typedef struct
{
  DeskIdentifierKind kind;
  DeskVerdict level;
  DeskIdentifierReason reason;
  int n_digits;
  char digits[14];
  char birth_date[11];
  char sex;
} DeskIdentifierResult;

DeskIdentifierKind desk_identifier_kind_from_name (const char *name);
const char *desk_identifier_kind_to_name (DeskIdentifierKind kind);
char *desk_identifier_normalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
DeskVerdict desk_identifier_check (DeskIdentifierKind kind, const char *text, GDateTime *today,
                                   DeskIdentifierResult *out);
DeskVerdict desk_identifier_compare (DeskIdentifierResult *result, const char *birth_date, char sex);
DeskIdentifierKind desk_identifier_guess (const char *text, const DeskIdentifierKind *kinds, gsize n_kinds,
                                          GDateTime *today, DeskIdentifierResult *out);
char *desk_identifier_message (const DeskIdentifierResult *result) G_GNUC_WARN_UNUSED_RESULT;
char *desk_identifier_display (DeskIdentifierKind kind, const char *digits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
