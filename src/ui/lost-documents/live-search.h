// SPDX-License-Identifier: GPL-3.0-or-later
// What fits to documents that are being typed, read by the worker.
#pragma once

#include "ui/lost-documents/live-matches.h"

G_BEGIN_DECLS

/**
 * DeskLiveAnswer:
 * @fitting: (element-type DeskMatchFile): what may be the same, the strong ones first; of each pair only the other side
 * @declared: (element-type DeskMatchFile): where one of the documents was declared before; empty for a find
 */
typedef struct
{
  GPtrArray *fitting;
  GPtrArray *declared;
} DeskLiveAnswer;

void desk_live_answer_free (DeskLiveAnswer *self);
void desk_live_search_run (DeskContext *context, const DeskLiveQuestion *question, const char *ignore,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLiveAnswer, desk_live_answer_free)

G_END_DECLS
