// SPDX-License-Identifier: GPL-3.0-or-later
// What a recovery key is made of, as it stands on paper and as somebody copies it from there.

#include "store/recovery-key.h"

#include <sodium.h>
#include <string.h>

#define CHECK 4
#define GROUP 5

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The last characters are a check over the others: a slip of the pen is told at once and costs no attempt. */
static void
add_check (char chars[DESK_RECOVERY_CHARS + 1])
{
  guint8 hash[CHECK + crypto_generichash_BYTES_MIN];
  const gsize length = DESK_RECOVERY_CHARS - CHECK;

  crypto_generichash (hash, sizeof hash, (const guint8 *)chars, length, NULL, 0);
  for (guint i = 0; i < CHECK; i++)
    chars[length + i] = alphabet[hash[i] & 31];
  chars[DESK_RECOVERY_CHARS] = '\0';
}

/**
 * desk_recovery_key_draw:
 * @chars: (out): to be wiped
 *
 * Draws 180 random bits and adds 20 bits of check, in an alphabet without I, L, O and U.
 */
void
desk_recovery_key_draw (char chars[DESK_RECOVERY_CHARS + 1])
{
  for (guint i = 0; i < DESK_RECOVERY_CHARS - CHECK; i++)
    chars[i] = alphabet[randombytes_uniform (32)];
  add_check (chars);
}

/**
 * desk_recovery_key_format:
 *
 * Returns: (transfer full): "4K7QM-..." of 8 groups of 5 characters
 */
char *
desk_recovery_key_format (const char *chars)
{
  GString *groups = g_string_new (NULL);

  for (guint i = 0; i < DESK_RECOVERY_CHARS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (groups, '-');
      g_string_append_c (groups, chars[i]);
    }
  return g_string_free (groups, FALSE);
}

/**
 * desk_recovery_key_read:
 * @recovery: what somebody copied from paper: any case, any spaces and dashes, O for 0, I and L for 1
 * @chars: (out): to be wiped
 *
 * Returns: whether it is a recovery key
 */
gboolean
desk_recovery_key_read (const char *recovery, char chars[DESK_RECOVERY_CHARS + 1])
{
  char check[DESK_RECOVERY_CHARS + 1];
  guint length = 0;

  for (const char *at = recovery; *at != '\0'; at++)
    {
      char c = g_ascii_toupper (*at);

      if (g_ascii_isspace (c) || c == '-')
        continue;
      c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
      if (strchr (alphabet, c) == NULL || length == DESK_RECOVERY_CHARS)
        return FALSE;
      chars[length++] = c;
    }
  chars[length] = '\0';
  if (length != DESK_RECOVERY_CHARS)
    return FALSE;

  memcpy (check, chars, sizeof check);
  add_check (check);
  return memcmp (check, chars, sizeof check) == 0;
}
