// SPDX-License-Identifier: GPL-3.0-or-later
// Personal numbers of the two countries: their check digits, and the birth date and sex that can be read from them.
// Never required: an absent number is normal. Which of them a country uses is said by its profile.
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
 */
typedef enum
{
  DESK_IDENTIFIER_NONE,
  DESK_IDENTIFIER_RNOKPP,
  DESK_IDENTIFIER_UNZR,
  DESK_IDENTIFIER_IIN,
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

/**
 * desk_identifier_kind_from_name:
 * @name: (nullable): "rnokpp", "unzr" or "iin", as profiles write it
 *
 * Returns: the kind, %DESK_IDENTIFIER_NONE for any other name
 */
DeskIdentifierKind desk_identifier_kind_from_name (const char *name);

/**
 * desk_identifier_kind_to_name:
 * @kind: a kind
 *
 * Returns: (nullable): the name profiles write, %NULL for %DESK_IDENTIFIER_NONE
 */
const char *desk_identifier_kind_to_name (DeskIdentifierKind kind);

/**
 * desk_identifier_normalise:
 * @text: as typed
 *
 * Drops spaces (also no-break and thin ones) and dashes; changes nothing else, so a letter stays a letter.
 *
 * Returns: (transfer full): what is left
 */
char *desk_identifier_normalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_identifier_check:
 * @kind: the kind the number is said to be, not %DESK_IDENTIFIER_NONE
 * @text: (nullable): as typed; empty is fine and fits
 * @today: the station's wall clock
 * @out: (out caller-allocates): what was read
 *
 * Checks a personal number. The rules come from the orders on the three registers: РНОКПП has weights -1 5 7 9 4 6 10 5 7
 * modulo 11 and counts days from 31.12.1899; УНЗР has weights 7 3 1 modulo 10 and begins with the date; ІИН has weights
 * 1..11 modulo 11 with a second pass 3..11 1 2, and since 2013 its date part is formally not tied to the birth date, so
 * there a strange date is a warning.
 *
 * Returns: the same as @out->level
 */
DeskVerdict desk_identifier_check (DeskIdentifierKind kind, const char *text, GDateTime *today,
                                   DeskIdentifierResult *out);

/**
 * desk_identifier_compare:
 * @result: what was read from a number; becomes a warning when it was fine and differs
 * @birth_date: (nullable): the date entered, "YYYY-MM-DD", or "YYYY" when only the year is known
 * @sex: the sex entered, 'm', 'f', or 0 when none is
 *
 * Compares a number with the fields beside it. What is empty on either side is not compared.
 *
 * Returns: the same as @result->level
 */
DeskVerdict desk_identifier_compare (DeskIdentifierResult *result, const char *birth_date, char sex);

/**
 * desk_identifier_guess:
 * @text: what was typed where any number may stand
 * @kinds: (array length=n_kinds): the kinds the profile uses
 * @n_kinds: how many
 * @today: the station's wall clock
 * @out: (out caller-allocates) (optional): what was read, when a kind is returned
 *
 * Which personal number this may be: the first of @kinds whose check is not an error.
 *
 * Returns: the kind, %DESK_IDENTIFIER_NONE when it is none of them
 */
DeskIdentifierKind desk_identifier_guess (const char *text, const DeskIdentifierKind *kinds, gsize n_kinds,
                                          GDateTime *today, DeskIdentifierResult *out);

/**
 * desk_identifier_message:
 * @result: a checked number
 *
 * Returns: (transfer full) (nullable): what is wrong and what to do, translated, for the line beside the field;
 *   %NULL when there is nothing to say
 */
char *desk_identifier_message (const DeskIdentifierResult *result) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_identifier_display:
 * @kind: the kind
 * @digits: (nullable): the stored digits
 *
 * Returns: (transfer full): the number as people write it: УНЗР gets its dash
 */
char *desk_identifier_display (DeskIdentifierKind kind, const char *digits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
