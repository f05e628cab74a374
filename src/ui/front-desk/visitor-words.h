// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/front-desk/visitor.h"

G_BEGIN_DECLS

/**
 * DeskVisitorWords:
 * What the board says about a visitor. Words carry the meaning; icon and colour only repeat it.
 */
typedef struct
{
  char *
      number; /* "A104", else the last digits of the register number; of whoever is booked and not here "10:30" */
  char *title;  /* the name, "Visitor", or a neutral title for a sealed topic */
  char *detail; /* topic, priority, room, with whom booked, what is waited for; "" for nothing */
  char *time;   /* "12 min, long", "in 12 min", or for who is done "09:52" */
  char *state;  /* the state as a word: "Serving" */
  char *spoken; /* all of it, for a screen reader */
  const char *icon;
  const char *style; /* CSS class of the time: "warning", "error", or "dimmed" */
} DeskVisitorWords;

void desk_visitor_words_clear (DeskVisitorWords *self);
void desk_visitor_describe (DeskVisitor *visitor, DeskContext *context, DeskVisitorWords *out);
char *desk_visitor_make_number (DeskVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
char *desk_visitor_make_title (DeskVisit *visit, DeskPerson *person,
                               DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_visitor_make_booking (DeskVisitor *visitor, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_section_get_title (DeskSection section);
char *desk_visitor_make_time (gint64 instant, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_room_make_label (DeskStation *station, const char *room) G_GNUC_WARN_UNUSED_RESULT;
char *desk_room_make_label_of (DeskContext *context, DeskRecord *record,
                               guint field) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskVisitorWords, desk_visitor_words_clear)

G_END_DECLS
