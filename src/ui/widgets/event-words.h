// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/history.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskEventWords:
 * An event of a history as it is told.
 */
typedef struct
{
  char *title;  /* what happened */
  char *detail; /* when, by whom, why */
  char *values; /* (nullable): what was written, beside what stood there before; one field a line */
  const char *icon;
} DeskEventWords;

void desk_event_describe (const DeskEvent *event, const char *about, GPtrArray *officers,
                          DeskContext *context, DeskEventWords *out);
void desk_event_words_clear (DeskEventWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskEventWords, desk_event_words_clear)

G_END_DECLS
