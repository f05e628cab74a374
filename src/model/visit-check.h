// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "model/profile.h"
#include "model/visit.h"

G_BEGIN_DECLS

/**
 * DeskVisitLevel:
 * @DESK_VISIT_HINT: worth knowing, hinders nothing
 * @DESK_VISIT_WARNING: the visit can be finished once a reason for the outcome is written down
 * @DESK_VISIT_ERROR: the act cannot be done
 */
typedef enum
{
  DESK_VISIT_HINT,
  DESK_VISIT_WARNING,
  DESK_VISIT_ERROR
} DeskVisitLevel;

/**
 * DeskVisitFault:
 * What is wrong with a visit, or worth knowing about it.
 */
typedef enum
{
  DESK_VISIT_NO_TOPIC,
  DESK_VISIT_NO_OUTCOME,
  DESK_VISIT_NO_AGENCY,          /* referred, but not to whom */
  DESK_VISIT_NO_PRIORITY_REASON, /* urgent */
  DESK_VISIT_NO_PRIORITY_GROUP,  /* priority of a group, but of which */
  DESK_VISIT_NO_STEP_REASON,     /* a mandatory step is not ticked */
  DESK_VISIT_CRIME_NO_REASON,    /* a crime topic ends with advice only */
  DESK_VISIT_DOMESTIC_NO_REASON, /* domestic violence, and the visitor left */
  DESK_VISIT_DOMESTIC_STATEMENT, /* domestic violence without a statement */
  DESK_VISIT_MINOR_ALONE,        /* a minor without a companion */
  DESK_VISIT_INCIDENT_NO_NOTE,   /* an incident, but not what happened */
  DESK_VISIT_DEPOSITED_KEPT,     /* an item was not given back */
  DESK_VISIT_N_FAULTS
} DeskVisitFault;

/**
 * DeskVisitFinding:
 * One thing found, and the field its message stands beside.
 */
typedef struct
{
  DeskVisitFault fault;
  DeskVisitLevel level;
  DeskVisitField field;
} DeskVisitFinding;

GArray *desk_visit_check (DeskVisit *visit, DeskPerson *person, DeskProfile *profile, GDateTime *today,
                          const char *state) G_GNUC_WARN_UNUSED_RESULT;
const DeskVisitFinding *desk_visit_find_obstacle (GArray *findings);
const char *desk_visit_fault_get_message (DeskVisitFault fault);
gboolean desk_visit_needs_outcome_reason (DeskVisit *visit, DeskProfile *profile);
gboolean desk_visit_is_sealed (DeskVisit *visit, DeskProfile *profile);

G_END_DECLS
