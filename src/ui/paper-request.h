// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody asked for a paper; what it is made from is being read.
#pragma once

#include "paper/papers.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskPaperRequest:
 * @from: the widget that asked; the preview comes up over it
 * @paper: the paper that is to be shown first
 */
typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  const DeskPaper *paper;
} DeskPaperRequest;

DeskPaperRequest *desk_paper_request_new (GtkWidget *from, DeskContext *context,
                                          const char *paper) G_GNUC_WARN_UNUSED_RESULT;
void desk_paper_request_free (DeskPaperRequest *self);
void desk_paper_request_show (DeskPaperRequest *self, DeskPaperSource *source, const char *record,
                              const char *language);
DeskPaperSource *desk_paper_request_new_source (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPaperRequest, desk_paper_request_free)

G_END_DECLS
