// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskKeysFlags:
 * @DESK_KEYS_PLAIN: acts before the widget that holds the focus
 * @DESK_KEYS_BUBBLE: acts only when the widget that holds the focus has no use for the key
 * @DESK_KEYS_ALWAYS: acts also over a dialog and while the desk is locked
 */
typedef enum
{
  DESK_KEYS_PLAIN = 0,
  DESK_KEYS_BUBBLE = 1 << 0,
  DESK_KEYS_ALWAYS = 1 << 1
} DeskKeysFlags;

/**
 * DeskKeys:
 * One row of the table of keys. It feeds the accelerators, the omnibox's commands and the Shortcuts dialog.
 */
typedef struct
{
  const char *action; /* name of the action, "win.lock" */
  const char *target; /* its parameter, a text, or NULL */
  const char *keys;   /* Latin accelerators, blanks between them: "<Control>l" */
  const char *title;  /* msgid: what it does */
  const char *place;  /* id of the place where it means something, NULL for everywhere */
  DeskKeysFlags flags;
} DeskKeys;

const DeskKeys *desk_keys_list (guint *n_rows);
GPtrArray *desk_keys_list_for (const char *place) G_GNUC_WARN_UNUSED_RESULT;
const DeskKeys *desk_keys_find (const char *action, const char *target);
const DeskKeys *desk_keys_find_digit (guint keycode, GdkModifierType modifiers);
GtkShortcutTrigger *desk_keys_make_trigger (const char *keys) G_GNUC_WARN_UNUSED_RESULT;
GtkShortcutTrigger *desk_keys_make_twin_trigger (const char *keys) G_GNUC_WARN_UNUSED_RESULT;
char *desk_keys_format (const DeskKeys *keys) G_GNUC_WARN_UNUSED_RESULT;
GVariant *desk_keys_make_target (const DeskKeys *keys) G_GNUC_WARN_UNUSED_RESULT;
void desk_keys_bind (GtkWidgetClass *klass, const char *action);

G_END_DECLS
