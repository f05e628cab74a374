// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskOptions:
 * What was asked for on the command line.
 */
typedef struct
{
  char *data;      /* folder of the database, NULL for this person's */
  char *state;     /* folder of the high-water file, NULL for this person's */
  char *demo;      /* country of a demo, NULL for none */
  char *officer;   /* code of the officer whose password opens the desk, for --rebuild and --verify */
  int password_fd; /* where that password is read, -1 for the terminal */
  gboolean rebuild;
  gboolean verify;
  gboolean version;
} DeskOptions;

gboolean desk_options_parse (DeskOptions *self, int *argc, char ***argv, GError **error);
void desk_options_clear (DeskOptions *self);
DeskFolders *desk_options_make_folders (const DeskOptions *self) G_GNUC_WARN_UNUSED_RESULT;
int desk_command_run (const DeskOptions *options, DeskContext *context);

G_END_DECLS
