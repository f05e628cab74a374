// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_ENROLMENT_FORM (desk_enrolment_form_get_type ())

/**
 * DeskEnrolmentForm:
 * Where the address of headquarters and the code of enrolment are typed, or opened from a file. Says at the field what is
 * wrong. Emits `submitted` for Enter in a field that could be read.
 */
G_DECLARE_FINAL_TYPE (DeskEnrolmentForm, desk_enrolment_form, DESK, ENROLMENT_FORM, AdwPreferencesGroup)

gboolean desk_enrolment_form_read (DeskEnrolmentForm *self, char **address, char **code);
void desk_enrolment_form_fill (DeskEnrolmentForm *self, const char *address, const char *code);
void desk_enrolment_form_show_error (DeskEnrolmentForm *self, const GError *error);
void desk_enrolment_form_set_busy (DeskEnrolmentForm *self, gboolean busy);

G_END_DECLS
