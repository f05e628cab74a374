// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/papers.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PAPER_PREVIEW (desk_paper_preview_get_type ())

/**
 * DeskPaperPreview:
 * Shows the very pages that go to the printer, saves them as PDF, prints them. That a paper was printed is written
 * down only when the print operation says so.
 */
G_DECLARE_FINAL_TYPE (DeskPaperPreview, desk_paper_preview, DESK, PAPER_PREVIEW, AdwDialog)

DeskPaperPreview *desk_paper_preview_new (DeskContext *context, const DeskPaper *paper,
                                          DeskPaperSource *source, const char *record,
                                          const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
