// SPDX-License-Identifier: GPL-3.0-or-later
// Which character a key gives on each keyboard layout of the desk, so that text typed or scanned on the wrong one can
// be read as meant. No keyboard is asked here; this is a table of keys.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskLayout:
 * @DESK_LAYOUT_US: Latin, as scanners type
 * @DESK_LAYOUT_UA: Ukrainian
 * @DESK_LAYOUT_RU: Russian
 * @DESK_LAYOUT_KZ: Kazakh; its digit row gives `"әіңғ,.үұқөһ` instead of `1234567890-=`
 *
 * A keyboard layout, as xkeyboard-config and Windows have it.
 */
typedef enum
{
  DESK_LAYOUT_US,
  DESK_LAYOUT_UA,
  DESK_LAYOUT_RU,
  DESK_LAYOUT_KZ,
} DeskLayout;

char *desk_layout_retype (const char *text, DeskLayout from, DeskLayout to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
