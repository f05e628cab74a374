// SPDX-License-Identifier: GPL-3.0-or-later
// A line to headquarters that can be anything a line can be: whole, cut anywhere, silent, somebody else's.
#pragma once

#include <gio/gio.h>

typedef struct _Front Front;

Front *front_new (void);
void front_free (Front *self);

char *front_get_address (Front *self);
void front_set_port (Front *self, guint port);
void front_pass (Front *self);
void front_pass_raw (Front *self);
void front_cut (Front *self, gint up, gint down);
void front_answer (Front *self, const void *bytes, gssize length);
void front_answer_blob (Front *self, const char *reply);
void front_limit (Front *self, gsize most);
void front_be_silent (Front *self);
guint front_count (Front *self);
