// SPDX-License-Identifier: GPL-3.0-or-later
// Which character a key gives on each keyboard layout of the desk.

#include "model/keyboard-layout.h"

typedef struct
{
  const char *plain;
  const char *shifted;
} DeskLayoutKeys;

/* The same 47 keys in every row: digit row from the key left of 1, then the three letter rows. */
static const DeskLayoutKeys layouts[] = {
  [DESK_LAYOUT_US] = { "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
                       "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?" },
  [DESK_LAYOUT_UA] = { "'1234567890-=йцукенгшщзхїґфівапролджєячсмитьбю.",
                       "ʼ!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЇҐФІВАПРОЛДЖЄЯЧСМИТЬБЮ," },
  [DESK_LAYOUT_RU] = { "ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.",
                       "Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ," },
  [DESK_LAYOUT_KZ] = { "(\"әіңғ,.үұқөһйцукенгшщзхъ\\фывапролджэячсмитьбю№",
                       ")!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?" },
};

/* The character on the key of @to that gives @c on @from, 0 when no key of this row does. */
static gunichar
same_key (gunichar c, const char *from, const char *to)
{
  while (*from)
    {
      if (g_utf8_get_char (from) == c)
        return g_utf8_get_char (to);
      from = g_utf8_next_char (from);
      to = g_utf8_next_char (to);
    }
  return 0;
}

/**
 * desk_layout_retype:
 * @text: text as it arrived, UTF-8
 * @from: the layout it was typed on
 * @to: the layout it was meant for
 *
 * What the same keys give on another layout. A character that @from has no key for stays as it is.
 *
 * Returns: (transfer full): the text of @to
 */
char *
desk_layout_retype (const char *text, DeskLayout from, DeskLayout to)
{
  GString *retyped = g_string_new (NULL);

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar typed = g_utf8_get_char (text);
      gunichar meant = same_key (typed, layouts[from].plain, layouts[to].plain);

      if (meant == 0)
        meant = same_key (typed, layouts[from].shifted, layouts[to].shifted);
      g_string_append_unichar (retyped, meant != 0 ? meant : typed);
    }
  return g_string_free_and_steal (retyped);
}
