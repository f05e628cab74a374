// SPDX-License-Identifier: GPL-3.0-or-later
// What of a record stands in the search index: a pure function of the record, without a database.
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* Kinds of numbers in search_number. */
#define DESK_SEARCH_PHONE 'p'             /* digits of a phone with its country code */
#define DESK_SEARCH_DOCUMENT 'd'          /* canonical document number */
#define DESK_SEARCH_IDENTIFIER 'i'        /* personal number */
#define DESK_SEARCH_CODE 'q'              /* queue number, organisation number */
#define DESK_SEARCH_REGISTER 'n'          /* canonical register number */
#define DESK_SEARCH_COUNTER 'c'           /* the last part of a register number without its zeros */
#define DESK_SEARCH_TAIL 't'              /* a phone or document number from behind */
#define DESK_SEARCH_STATEMENT 'N'         /* canonical register number of a statement */
#define DESK_SEARCH_STATEMENT_COUNTER 'C' /* its last part without its zeros */
#define DESK_SEARCH_OFFICIAL 'O'          /* canonical official number of a statement */
#define DESK_SEARCH_OFFICIAL_TAIL 'F'     /* the same from behind */
#define DESK_SEARCH_ITEM 'M'          /* number of a thing in a statement: serial number, IMEI, document */
#define DESK_SEARCH_ITEM_TAIL 'W'     /* the same from behind */
#define DESK_SEARCH_LOSS 'L'          /* canonical register number of a loss */
#define DESK_SEARCH_LOSS_COUNTER 'l'  /* its last part without its zeros */
#define DESK_SEARCH_LOST 'D'          /* canonical number of a lost document */
#define DESK_SEARCH_LOST_TAIL 'B'     /* the same from behind */
#define DESK_SEARCH_LOSS_OFFICIAL 'R' /* canonical official number of a loss */
#define DESK_SEARCH_LOSS_OFFICIAL_TAIL 'r'  /* the same from behind */
#define DESK_SEARCH_FIND 'X'                /* canonical register number of a find */
#define DESK_SEARCH_FIND_COUNTER 'x'        /* its last part without its zeros */
#define DESK_SEARCH_FOUND 'Z'               /* canonical number of a found document */
#define DESK_SEARCH_FOUND_TAIL 'z'          /* the same from behind */
#define DESK_SEARCH_APPOINTMENT 'A'         /* canonical register number of an appointment */
#define DESK_SEARCH_APPOINTMENT_COUNTER 'a' /* its last part without its zeros */
#define DESK_SEARCH_BOOKED 'P'              /* digits of the phone it was booked with */
#define DESK_SEARCH_BOOKED_TAIL 'T'         /* the same from behind */
#define DESK_SEARCH_NAMESAKE 'k'            /* folded surname and given name, a bar, birth date */

/**
 * DeskSearchName:
 * One spelling of a person's name, folded. @spelling is 0 for the one registers are ordered by.
 */
typedef struct
{
  char *surname;
  char *given_name;
  char *patronymic;
  int spelling;
} DeskSearchName;

/**
 * DeskSearchEntries:
 * @at: moment of a visit's arrival, a statement's submission, a loss's declaration, a find's receipt, or the start of an
 *   appointment as if its wall were UTC; 0 for other kinds
 * @names: (element-type DeskSearchName): of a person, else empty
 * @numbers: (element-type utf8): kind and number ("p380671234567"), in order and without doubles
 * @digits: the phones, documents and personal numbers in one text, separated by spaces
 * @text: (nullable): folded words of notes, addresses, statements and names in finds
 * @bucket: (nullable): the stretch of its register in which the record lies
 * @open_bucket: (nullable): of a loss that is open its stretch in the register of those
 */
typedef struct
{
  gint64 at;
  GPtrArray *names;
  GPtrArray *numbers;
  char *digits;
  char *text;
  char *bucket;
  char *open_bucket;
} DeskSearchEntries;

DeskSearchEntries *desk_search_entries_new (DeskRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void desk_search_entries_free (DeskSearchEntries *self);
const char *desk_search_number_get_kind (char kind, gint64 at);
gboolean desk_search_entries_same_names (const DeskSearchEntries *a, const DeskSearchEntries *b);

char *desk_search_bucket_of_name (const char *surname) G_GNUC_WARN_UNUSED_RESULT;
char *desk_search_bucket_of_moment (gint64 moment) G_GNUC_WARN_UNUSED_RESULT;
char *desk_search_digits (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSearchEntries, desk_search_entries_free)

G_END_DECLS
