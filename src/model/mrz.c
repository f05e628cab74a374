// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable lines of identity cards (TD1) and passports (TD3), typed or scanned into a text field.

#include "model/mrz.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/keyboard-layout.h"
#include "model/spelling.h"

#define TD1_LINE 30
#define TD1_LENGTH (3 * TD1_LINE)
#define TD3_LINE 44
#define TD3_LENGTH (2 * TD3_LINE)

/* Where the parts stand, counted from 0 over all lines together. */
typedef struct
{
  const char *type_letters;
  int number, birth, sex, expiry, nationality, names, names_length;
  int optional, optional_length;
  int composite;
  struct
  {
    int from, length;
  } covered[4];
} DeskMrzPlan;

static const DeskMrzPlan td1_plan = {
  .type_letters = "IAC",
  .number = 5,
  .birth = TD1_LINE,
  .sex = TD1_LINE + 7,
  .expiry = TD1_LINE + 8,
  .nationality = TD1_LINE + 15,
  .names = 2 * TD1_LINE,
  .names_length = TD1_LINE,
  .optional = 15,
  .optional_length = 15,
  .composite = TD1_LINE + 29,
  .covered = { { 5, 25 }, { TD1_LINE, 7 }, { TD1_LINE + 8, 7 }, { TD1_LINE + 18, 11 } },
};

static const DeskMrzPlan td3_plan = {
  .type_letters = "P",
  .number = TD3_LINE,
  .birth = TD3_LINE + 13,
  .sex = TD3_LINE + 20,
  .expiry = TD3_LINE + 21,
  .nationality = TD3_LINE + 10,
  .names = 5,
  .names_length = 39,
  .optional = TD3_LINE + 28,
  .optional_length = 14,
  .composite = TD3_LINE + 43,
  .covered = { { TD3_LINE, 10 }, { TD3_LINE + 13, 7 }, { TD3_LINE + 21, 22 } },
};

/* Adds a string to a running sum of ICAO 9303; *@place carries the weight on from one part to the next. */
static int
add_weighted (int sum, int *place, const char *text, int length)
{
  static const int weights[] = { 7, 3, 1 };

  for (int i = 0; i < length; i++)
    {
      int value = g_ascii_isdigit (text[i]) ? text[i] - '0' : text[i] == '<' ? 0 : text[i] - 'A' + 10;

      sum += value * weights[(*place)++ % 3];
    }
  return sum;
}

static gboolean
check_fits (const char *text, int length, char check)
{
  int place = 0;

  return check == '0' + add_weighted (0, &place, text, length) % 10;
}

static gboolean
composite_fits (const char *lines, const DeskMrzPlan *plan)
{
  int sum = 0;
  int place = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (plan->covered); i++)
    sum = add_weighted (sum, &place, lines + plan->covered[i].from, plan->covered[i].length);
  return lines[plan->composite] == '0' + sum % 10;
}

/* Joins the lines in capitals. Where there are breaks they must stand at the ends of the lines. */
static char *
join_lines (const char *text, DeskMrzFault *fault)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autofree char *joined = g_strjoinv (NULL, words);
  gsize total = strlen (joined);
  gsize line = total == TD1_LENGTH ? TD1_LINE : TD3_LINE;

  for (char *c = joined; *c != '\0'; c++)
    {
      *c = g_ascii_toupper (*c);
      if (!g_ascii_isalnum (*c) && *c != '<')
        {
          *fault = DESK_MRZ_LETTERS;
          return NULL;
        }
    }

  *fault = DESK_MRZ_LENGTH;
  if (total != TD1_LENGTH && total != TD3_LENGTH)
    return NULL;
  for (char **word = words; *word != NULL; word++)
    {
      gsize length = strlen (*word);

      if (length != 0 && length != line && length != total)
        return NULL;
    }
  *fault = DESK_MRZ_READ;
  return g_steal_pointer (&joined);
}

/* The text without the fillers at its end. */
static char *
take_text (const char *from, int length)
{
  while (length > 0 && from[length - 1] == '<')
    length--;
  return g_strndup (from, (gsize)length);
}

/* Two digits, -1 for two fillers, -2 for anything else. */
static int
take_pair (const char *text)
{
  if (g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]))
    return (text[0] - '0') * 10 + (text[1] - '0');
  return strncmp (text, "<<", 2) == 0 ? -1 : -2;
}

/* Reads YYMMDD whose unknown parts are fillers. @date becomes NULL when not even the year is known. */
static gboolean
take_date (const char *text, GDateTime *today, gboolean is_birth, char **date)
{
  int year = take_pair (text);
  int month = take_pair (text + 2);
  int day = take_pair (text + 4);
  int this_year, this_month, this_day;

  if (year == -2 || month == -2 || day == -2 || month == 0 || month > 12)
    return FALSE;
  if (year == -1)
    return TRUE;

  g_date_time_get_ymd (today, &this_year, &this_month, &this_day);
  year += 2000;
  if (is_birth && (year > this_year || (year == this_year && month * 31 + day > this_month * 31 + this_day)))
    year -= 100;
  if (month == -1 || day == -1)
    *date = !is_birth     ? NULL
            : month == -1 ? g_strdup_printf ("%04d", year)
                          : g_strdup_printf ("%04d-%02d", year, month);
  else if (!g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  else
    *date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return TRUE;
}

/* Reads the document number. Where it is longer than its nine places, a filler stands for the check digit, and the rest
 * and the check digit begin the optional field (ICAO 9303 part 5, note j). @optional is moved behind them. */
static gboolean
take_number (const char *lines, const DeskMrzPlan *plan, DeskMrz *mrz, int *optional)
{
  const char *number = lines + plan->number;
  const char *rest = lines + plan->optional;
  gsize rest_length = strcspn (rest, "<");
  g_autofree char *whole = NULL;

  if (number[9] != '<' || plan != &td1_plan)
    {
      mrz->document_number = take_text (number, 9);
      return *mrz->document_number != '\0' && check_fits (number, 9, number[9]);
    }
  if (rest_length < 2 || rest_length >= (gsize)plan->optional_length)
    return FALSE;
  *optional += (int)rest_length + 1;
  whole = g_strdup_printf ("%.9s%.*s", number, (int)rest_length - 1, rest);
  mrz->document_number = g_steal_pointer (&whole);
  return check_fits (mrz->document_number, (int)strlen (mrz->document_number), rest[rest_length - 1]);
}

static void
take_personal (const char *lines, const DeskMrzPlan *plan, int optional, GDateTime *today, DeskMrz *mrz)
{
  static const struct
  {
    const char *issuer;
    DeskIdentifierKind kind;
  } numbers[] = { { "UKR", DESK_IDENTIFIER_UNZR }, { "KAZ", DESK_IDENTIFIER_IIN } };
  g_autofree char *text = take_text (lines + optional, plan->optional + plan->optional_length - optional);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (g_str_equal (mrz->issuer, numbers[i].issuer)
          && desk_identifier_guess (text, &numbers[i].kind, 1, today, NULL) != DESK_IDENTIFIER_NONE)
        {
          mrz->personal_kind = numbers[i].kind;
          mrz->personal_number = g_steal_pointer (&text);
          return;
        }
    }
}

static char *
take_name (const char *from, int length)
{
  g_autofree char *name = take_text (from, length);

  g_strdelimit (name, "<", ' ');
  return desk_spelling_capitalise (name);
}

static gboolean
take_names (const char *names, int length, DeskMrz *mrz)
{
  g_autofree char *all = take_text (names, length);
  const char *gap = strstr (all, "<<");
  int surname_length = gap != NULL ? (int)(gap - all) : (int)strlen (all);

  if (strpbrk (all, "0123456789") != NULL || surname_length == 0)
    return FALSE;
  mrz->surname = take_name (all, surname_length);
  mrz->given_names = gap != NULL ? take_name (gap + 2, (int)strlen (gap + 2)) : g_strdup ("");
  return TRUE;
}

static gboolean
take_sex (char letter, DeskMrz *mrz)
{
  mrz->sex = letter == 'M' ? 'm' : letter == 'F' ? 'f' : 0;
  return mrz->sex != 0 || letter == '<';
}

static gboolean
personal_check_fits (const char *lines, const DeskMrzPlan *plan)
{
  const char *field = lines + plan->optional;
  char check = field[plan->optional_length];

  if (plan != &td3_plan)
    return TRUE;
  if (check == '<')
    return strspn (field, "<") >= (gsize)plan->optional_length;
  return check_fits (field, plan->optional_length, check);
}

static DeskMrzFault
take_all (const char *lines, const DeskMrzPlan *plan, GDateTime *today, DeskMrz *mrz)
{
  int optional = plan->optional;

  if (strchr (plan->type_letters, lines[0]) == NULL)
    return DESK_MRZ_TYPE;
  mrz->document_type = take_text (lines, 2);
  mrz->issuer = take_text (lines + 2, 3);
  mrz->nationality = take_text (lines + plan->nationality, 3);
  if (strpbrk (mrz->issuer, "0123456789") != NULL || strpbrk (mrz->nationality, "0123456789") != NULL)
    return DESK_MRZ_LETTERS;
  if (!take_number (lines, plan, mrz, &optional))
    return DESK_MRZ_NUMBER;
  if (!check_fits (lines + plan->birth, 6, lines[plan->birth + 6])
      || !take_date (lines + plan->birth, today, TRUE, &mrz->birth_date))
    return DESK_MRZ_BIRTH;
  if (!take_sex (lines[plan->sex], mrz))
    return DESK_MRZ_SEX;
  if (!check_fits (lines + plan->expiry, 6, lines[plan->expiry + 6])
      || !take_date (lines + plan->expiry, today, FALSE, &mrz->expiry_date))
    return DESK_MRZ_EXPIRY;
  if (!personal_check_fits (lines, plan))
    return DESK_MRZ_PERSONAL;
  if (!composite_fits (lines, plan))
    return DESK_MRZ_COMPOSITE;
  if (!take_names (lines + plan->names, plan->names_length, mrz))
    return DESK_MRZ_NAMES;
  take_personal (lines, plan, optional, today, mrz);
  return DESK_MRZ_READ;
}

static DeskMrz *
read_latin (const char *text, GDateTime *today, DeskMrzFault *fault)
{
  g_autofree char *lines = join_lines (text, fault);
  g_autoptr (DeskMrz) mrz = g_new0 (DeskMrz, 1);

  if (lines == NULL)
    return NULL;
  *fault = take_all (lines, strlen (lines) == TD1_LENGTH ? &td1_plan : &td3_plan, today, mrz);
  return *fault == DESK_MRZ_READ ? g_steal_pointer (&mrz) : NULL;
}

/* The text as a scanner meant it that typed on @layout. With Caps Lock on, the filler comes as the small letter. */
static char *
as_scanned (const char *text, DeskLayout layout)
{
  char *latin;

  if (layout == DESK_LAYOUT_US)
    return g_strdup (text);
  latin = desk_layout_retype (text, layout, DESK_LAYOUT_US);
  return g_strdelimit (latin, ",", '<');
}

/**
 * desk_mrz_looks_like:
 * @text: a typed or scanned line
 *
 * Whether @text is meant as machine-readable lines: at least one line long and with fillers in it, on whichever
 * keyboard layout. A scanner may end each line with Enter: then the first line alone looks like it already and
 * desk_mrz_read() says %DESK_MRZ_LENGTH until the last has arrived.
 *
 * Returns: whether desk_mrz_read() should be tried and its fault told
 */
gboolean
desk_mrz_looks_like (const char *text)
{
  glong length = 0;
  gboolean fillers =
      strstr (text, "<<") != NULL || strstr (text, "ББ") != NULL || strstr (text, "бб") != NULL;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    length += g_ascii_isspace (*text) ? 0 : 1;
  return fillers && length >= TD1_LINE;
}

/**
 * desk_mrz_read:
 * @text: the lines as they arrived: with or without line breaks, in small or capital letters, typed on a Latin,
 *   Ukrainian, Russian or Kazakh layout (a scanner types keys, not letters)
 * @today: the station's wall clock; a birth date later than that is of the century before
 * @fault: (out) (optional): why %NULL is returned
 *
 * Reads the lines of ICAO 9303 parts 4 and 5: weights 7 3 1 modulo 10, every check digit is tested.
 *
 * Returns: (transfer full) (nullable): what they say
 */
DeskMrz *
desk_mrz_read (const char *text, GDateTime *today, DeskMrzFault *fault)
{
  DeskMrzFault furthest = DESK_MRZ_READ;

  for (int layout = DESK_LAYOUT_US; layout <= DESK_LAYOUT_KZ; layout++)
    {
      g_autofree char *latin = as_scanned (text, (DeskLayout)layout);
      DeskMrzFault reached = DESK_MRZ_READ;
      DeskMrz *mrz = read_latin (latin, today, &reached);

      /* The faults stand in the order of the tests: the layout that passed most of them is the one it was typed on. */
      furthest = mrz != NULL ? DESK_MRZ_READ : MAX (furthest, reached);
      if (fault != NULL)
        *fault = furthest;
      if (mrz != NULL)
        return mrz;
    }
  return NULL;
}

/**
 * desk_mrz_fault_message:
 * @fault: why it was not read
 *
 * Returns: (nullable): what is wrong and what to do, translated; %NULL for %DESK_MRZ_READ
 */
const char *
desk_mrz_fault_message (DeskMrzFault fault)
{
  switch (fault)
    {
    case DESK_MRZ_LETTERS:
      return _ ("The scan holds characters that no document has. Scan it again.");
    case DESK_MRZ_LENGTH:
      return _ ("The scan is not complete. Scan all lines of the document again.");
    case DESK_MRZ_TYPE:
      return _ ("This is neither an identity card nor a passport. Type the data by hand.");
    case DESK_MRZ_NUMBER:
      return _ ("The document number was not read rightly. Scan again or type it by hand.");
    case DESK_MRZ_BIRTH:
      return _ ("The birth date was not read rightly. Scan again or type it by hand.");
    case DESK_MRZ_SEX:
      return _ ("The sex was not read rightly. Scan again or type the data by hand.");
    case DESK_MRZ_EXPIRY:
      return _ ("The expiry date was not read rightly. Scan again or type the data by hand.");
    case DESK_MRZ_PERSONAL:
      return _ ("The personal number was not read rightly. Scan again or type it by hand.");
    case DESK_MRZ_COMPOSITE:
      return _ (
          "The last check digit does not fit, something was misread. Scan again or type the data by hand.");
    case DESK_MRZ_NAMES:
      return _ ("The name was not read rightly. Scan again or type it by hand.");
    case DESK_MRZ_READ:
    default:
      return NULL;
    }
}

/**
 * desk_mrz_free:
 * @mrz: (nullable) (transfer full): what was read
 */
void
desk_mrz_free (DeskMrz *mrz)
{
  if (mrz == NULL)
    return;
  g_free (mrz->document_type);
  g_free (mrz->issuer);
  g_free (mrz->nationality);
  g_free (mrz->document_number);
  g_free (mrz->birth_date);
  g_free (mrz->expiry_date);
  g_free (mrz->surname);
  g_free (mrz->given_names);
  g_free (mrz->personal_number);
  g_free (mrz);
}
