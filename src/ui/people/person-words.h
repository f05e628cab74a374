// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_person_words_get_name (DeskPerson *person) G_GNUC_WARN_UNUSED_RESULT;
char *desk_person_words_get_birth (DeskPerson *person, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_person_words_get_document (DeskPerson *person) G_GNUC_WARN_UNUSED_RESULT;
char *desk_person_words_get_phone (DeskPerson *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
