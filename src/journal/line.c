// SPDX-License-Identifier: GPL-3.0-or-later

/* A change as one line of text, and the hashes over it. The format is told in docs/journal.md.
 *
 * There is one way to write a change and readers accept no other. Whoever has read a line keeps the text
 * as it came: it is stored, hashed and sent on, never written anew. */

#include "journal/line.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "journal/error.h"
#include "journal/text.h"

#define BODY_START ",\"s\":" /* cannot stand anywhere before: a quote within a string is escaped */
#define REDACTED_BODY "null,\"bh\":\""

static gboolean malformed (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Refuses a line; always FALSE. */
static gboolean
malformed (GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED, message);
  return FALSE;
}

static gboolean
too_long (GError **error, const char *what, gsize length, gsize limit)
{
  g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_TOO_LONG,
               _ ("“%s” is too long: %zu bytes, at most %zu. Shorten it, or attach it as a file."), what,
               length, limit);
  return FALSE;
}

static gboolean
is_kind (const char *kind)
{
  gsize length = strspn (kind, "abcdefghijklmnopqrstuvwxyz_");

  return length >= 1 && kind[length] == '\0';
}

/** Returns: whether a field may be called so: `name` or `name.key`, key being 1-24 of A-Z a-z 0-9 _ -. */
gboolean
desk_line_is_field_name (const char *name)
{
  const char *at = name;

  if (!g_ascii_islower (*at))
    return FALSE;
  while (g_ascii_islower (*at) || g_ascii_isdigit (*at) || *at == '_')
    at++;
  if (*at == '\0')
    return TRUE;
  if (*at != '.')
    return FALSE;

  const char *key = ++at;
  while (g_ascii_isalnum (*at) || *at == '_' || *at == '-')
    at++;
  return *at == '\0' && at > key && at - key <= 24;
}

/* Reads a member that holds a string, if it comes next. */
static gboolean
take_string_member (DeskText *text, const char *member, const char *what, gsize limit, const char **string,
                    GError **error)
{
  if (!desk_text_take (text, member))
    return TRUE;

  *string = desk_text_take_string (text);
  if (*string == NULL || **string == '\0' || !desk_text_take (text, ","))
    return malformed (error, "there is no proper text behind %s", member);
  gsize length = strlen (*string);
  return length <= limit || too_long (error, _ (what), length, limit);
}

static gboolean
take_number_member (DeskText *text, const char *member, gint64 *number, GError **error)
{
  if (!desk_text_take (text, member) || !desk_text_take_integer (text, number) || !desk_text_take (text, ",")
      || *number < 0 || *number > DESK_LINE_MAX_NUMBER)
    return malformed (error, "there is no proper member %s", member);
  return TRUE;
}

/* A later version may put members of its own before "s". They are let be: the text is kept anyway. */
static gboolean
skip_later_members (DeskText *text, GError **error)
{
  while (!desk_text_take (text, BODY_START + 1))
    {
      g_autoptr (GVariant) value = NULL;
      const char *name = desk_text_take_string (text);

      if (name == NULL || *name == '\0' || strspn (name, "abcdefghijklmnopqrstuvwxyz_") != strlen (name)
          || g_strv_contains ((const char *const[]){ "k", "r", "b", "t", "u", "w", "s", NULL }, name)
          || !desk_text_take (text, ":") || !desk_text_take_value (text, &value)
          || !desk_text_take (text, ","))
        return malformed (error, "the members are not those of a change, in their order");
      if (value != NULL)
        g_variant_ref_sink (value);
    }
  return TRUE;
}

static gboolean
take_head (DeskText *text, DeskChange *change, GError **error)
{
  if (!desk_text_take (text, "{"))
    return malformed (error, "it is not an object");

  if (!take_string_member (text, "\"k\":", N_ ("Kind"), DESK_LINE_MAX_KIND, &change->kind, error)
      || !take_string_member (text, "\"r\":", N_ ("Record"), DESK_LINE_MAX_RECORD, &change->rec, error)
      || !take_number_member (text, "\"b\":", &change->base, error)
      || !take_number_member (text, "\"t\":", &change->time, error)
      || !take_string_member (text, "\"u\":", N_ ("Officer code"), DESK_LINE_MAX_OFFICER, &change->officer,
                              error)
      || !take_string_member (text, "\"w\":", N_ ("Reason"), DESK_LINE_MAX_REASON, &change->reason, error)
      || !skip_later_members (text, error))
    return FALSE;

  if (change->kind != NULL && !is_kind (change->kind))
    return malformed (error, "“%s” is not the name of a kind", change->kind);
  if (change->kind == NULL && change->rec == NULL)
    return malformed (error, "it neither creates a record nor names one");
  if (change->officer == NULL)
    return malformed (error, "it does not say who made it");
  return TRUE;
}

static gboolean
check_field (const DeskChangeField *fields, guint count, GError **error)
{
  const DeskChangeField *last = &fields[count - 1];

  if (!desk_line_is_field_name (last->name))
    return malformed (error, "“%s” is not the name of a field", last->name);
  for (const DeskChangeField *field = fields; field < last; field++)
    if (strcmp (field->name, last->name) == 0)
      return malformed (error, "the field “%s” stands in it twice", last->name);
  if (last->value != NULL && g_variant_is_of_type (last->value, G_VARIANT_TYPE_STRING)
      && g_variant_get_size (last->value) - 1 > DESK_LINE_MAX_VALUE)
    return too_long (error, last->name, g_variant_get_size (last->value) - 1, DESK_LINE_MAX_VALUE);
  return TRUE;
}

/* Reads the object of fields. Values read so far are in @fields whatever is returned. */
static gboolean
take_fields (DeskText *text, DeskChangeField *fields, guint *count, GError **error)
{
  for (const char *before = "{"; !desk_text_take (text, "}"); before = ",")
    {
      GVariant *value;

      if (*count == DESK_LINE_MAX_FIELDS)
        {
          g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_TOO_LONG,
                       _ ("It writes more than %d fields at once. Save it in parts."), DESK_LINE_MAX_FIELDS);
          return FALSE;
        }
      if (!desk_text_take (text, before) || (fields[*count].name = desk_text_take_string (text)) == NULL
          || !desk_text_take (text, ":") || !desk_text_take_value (text, &value))
        return malformed (error, "what stands after field %u is not a field", *count);

      fields[*count].value = value != NULL ? g_variant_ref_sink (value) : NULL;
      ++*count;
      if (!check_field (fields, *count, error))
        return FALSE;
    }
  return *count > 0 || malformed (error, "it writes no field");
}

static gboolean
take_body_hash (DeskText *text, GError **error)
{
  for (guint i = 0; i < 2 * DESK_HASH_BYTES; i++, text->at++)
    if (text->at == text->end || !g_ascii_isxdigit (*text->at) || g_ascii_isupper (*text->at))
      return malformed (error, "the hash of what was taken out is not one");
  return desk_text_take (text, "\"") || malformed (error, "the hash of what was taken out is too long");
}

static gboolean
take_line (DeskText *text, DeskChange *change, DeskChangeField *fields, GError **error)
{
  if (!take_head (text, change, error))
    return FALSE;

  change->is_redacted = desk_text_take (text, REDACTED_BODY);
  if (change->is_redacted ? !take_body_hash (text, error)
                          : !take_fields (text, fields, &change->n_fields, error))
    return FALSE;
  return (desk_text_take (text, "}") && text->at == text->end)
         || malformed (error, "there is something behind its end");
}

static gboolean
check_text (const char *line, gsize length, GError **error)
{
  if (length > DESK_LINE_MAX_BYTES)
    return too_long (error, _ ("Entry"), length, DESK_LINE_MAX_BYTES);
  if (!g_utf8_validate_len (line, length, NULL))
    return malformed (error, "it is not UTF-8 text");
  return TRUE;
}

static DeskChange *
read_line (const char *line, gsize length, const char *run, gint64 n, GError **error)
{
  DeskChangeField fields[DESK_LINE_MAX_FIELDS];
  DeskChange change = { .run = run, .n = n, .fields = fields };
  DeskChange *result = NULL;
  g_autofree char *scratch = NULL;

  if (!check_text (line, length, error))
    return NULL;

  scratch = g_malloc (length + 1);
  DeskText text = { .at = line, .end = line + length, .scratch = scratch };
  if (take_line (&text, &change, fields, error))
    result = desk_change_new (&change);
  for (guint i = 0; i < change.n_fields; i++)
    g_clear_pointer (&fields[i].value, g_variant_unref);

  if (result != NULL && g_strcmp0 (result->rec, result->id) == 0)
    {
      g_clear_pointer (&result, desk_change_unref);
      malformed (error, "it names its own record");
    }
  return result;
}

/**
 * desk_line_read:
 * @line: the text, without a line end
 * @length: its bytes, or -1
 * @run: the run it belongs to
 * @n: its number in that run
 *
 * Reads a line exactly as strictly as desk_line_write() writes it: other spelling, other order, a name
 * twice, a fraction or anything over the limits is %DESK_JOURNAL_ERROR_MALFORMED or
 * %DESK_JOURNAL_ERROR_TOO_LONG. Kinds and fields nobody knows are fine. The parent is not in the line.
 *
 * Returns: (transfer full) (nullable): the change, or %NULL with @error set.
 */
DeskChange *
desk_line_read (const char *line, gssize length, const char *run, gint64 n, GError **error)
{
  DeskChange *change = read_line (line, length < 0 ? strlen (line) : (gsize)length, run, n, error);

  if (change == NULL && error != NULL)
    {
      g_autofree char *id = desk_change_id (run, n);
      g_prefix_error (error, _ ("Entry %s of the journal cannot be read: "), id);
    }
  return change;
}

static void
add_string_member (GString *text, const char *member, const char *string)
{
  if (string == NULL)
    return;
  g_string_append (text, member);
  desk_text_add_string (text, string);
  g_string_append_c (text, ',');
}

/**
 * desk_line_write:
 * @change: what to write; the values of its fields are of type s, x or b
 *
 * Writes the one text of a change. What readers would not accept is refused here with their error: the
 * line is read back before it leaves.
 *
 * Returns: (transfer full) (nullable): the line without a line end, or %NULL with @error set.
 */
char *
desk_line_write (const DeskChange *change, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (256);
  g_autoptr (DeskChange) read = NULL;

  g_string_append_c (text, '{');
  add_string_member (text, "\"k\":", change->kind);
  add_string_member (text, "\"r\":", change->rec);
  g_string_append (text, "\"b\":");
  desk_text_add_integer (text, change->base);
  g_string_append (text, ",\"t\":");
  desk_text_add_integer (text, change->time);
  g_string_append_c (text, ',');
  add_string_member (text, "\"u\":", change->officer);
  add_string_member (text, "\"w\":", change->reason);
  g_string_append (text, "\"s\":");
  for (guint i = 0; i < change->n_fields; i++)
    {
      g_string_append_c (text, i == 0 ? '{' : ',');
      desk_text_add_string (text, change->fields[i].name);
      g_string_append_c (text, ':');
      desk_text_add_value (text, change->fields[i].value);
    }
  g_string_append (text, change->n_fields > 0 ? "}}" : "{}}");

  read = read_line (text->str, text->len, change->run, change->n, error);
  if (read != NULL)
    return g_strndup (text->str, text->len);
  g_prefix_error_literal (error, _ ("This cannot be saved: "));
  return NULL;
}

/* Splits a line behind ,"s": and gives the hash of what follows it (without the last brace). */
static gboolean
split (const char *line, gsize length, gsize *head_length, guint8 body_hash[DESK_HASH_BYTES], GError **error)
{
  const char *cut = g_strstr_len (line, length, BODY_START);

  if (cut == NULL || line[length - 1] != '}')
    return malformed (error, "A line without fields has no digest");

  const char *body = cut + strlen (BODY_START);
  gsize rest = line + length - body, lead = strlen (REDACTED_BODY);
  *head_length = body - line;
  if (rest <= lead || memcmp (body, REDACTED_BODY, lead) != 0)
    crypto_hash_sha256 (body_hash, (const guchar *)body, rest - 1);
  else if (rest != lead + 2 * DESK_HASH_BYTES + 2
           || sodium_hex2bin (body_hash, DESK_HASH_BYTES, body + lead, 2 * DESK_HASH_BYTES, NULL, NULL, NULL)
                  != 0)
    return malformed (error, "A redacted line does not carry the hash of its fields");
  return TRUE;
}

/**
 * desk_line_digest:
 * @id: "RUN.N" of the change
 * @line: its text
 * @length: bytes, or -1
 *
 * SHA-256( SHA-256(id "\n" head) || SHA-256(body) ), where the head ends with `,"s":`. The two parts make
 * it possible to take the fields of a line away and still prove the chain: a redacted line carries
 * SHA-256(body) and has the same digest.
 *
 * Returns: %FALSE with @error set if the text has no such parts.
 */
gboolean
desk_line_digest (const char *id, const char *line, gssize length, guint8 digest[DESK_HASH_BYTES],
                  GError **error)
{
  gsize size = length < 0 ? strlen (line) : (gsize)length, head_length;
  guint8 halves[2 * DESK_HASH_BYTES];
  crypto_hash_sha256_state head;

  if (!split (line, size, &head_length, halves + DESK_HASH_BYTES, error))
    return FALSE;

  crypto_hash_sha256_init (&head);
  crypto_hash_sha256_update (&head, (const guchar *)id, strlen (id));
  crypto_hash_sha256_update (&head, (const guchar *)"\n", 1);
  crypto_hash_sha256_update (&head, (const guchar *)line, head_length);
  crypto_hash_sha256_final (&head, halves);
  crypto_hash_sha256 (digest, halves, sizeof halves);
  return TRUE;
}

/** Returns: (transfer full) (nullable): the line with the hash of its fields in their place. */
char *
desk_line_redact (const char *line, GError **error)
{
  guint8 body_hash[DESK_HASH_BYTES];
  char digits[2 * DESK_HASH_BYTES + 1];
  gsize head_length;

  if (!split (line, strlen (line), &head_length, body_hash, error))
    return NULL;
  sodium_bin2hex (digits, sizeof digits, body_hash, sizeof body_hash);
  return g_strdup_printf ("%.*s" REDACTED_BODY "%s\"}", (int)head_length, line, digits);
}

/**
 * desk_chain_link:
 * @previous: the chain of the change before (or of the parent), 32 zero bytes at the very start
 * @digest: the digest of the change
 * @chain: (out): SHA-256(previous || digest); may be @previous
 */
void
desk_chain_link (const guint8 previous[DESK_HASH_BYTES], const guint8 digest[DESK_HASH_BYTES],
                 guint8 chain[DESK_HASH_BYTES])
{
  guint8 both[2 * DESK_HASH_BYTES];

  memcpy (both, previous, DESK_HASH_BYTES);
  memcpy (both + DESK_HASH_BYTES, digest, DESK_HASH_BYTES);
  crypto_hash_sha256 (chain, both, sizeof both);
}

/** Returns: (transfer full): the 8 digits of a chain that receipts print. */
char *
desk_chain_receipt_digits (const guint8 chain[DESK_HASH_BYTES])
{
  return g_strdup_printf ("%02x%02x%02x%02x", chain[0], chain[1], chain[2], chain[3]);
}
