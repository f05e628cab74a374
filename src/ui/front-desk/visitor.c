// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody on the board, and where on it: section and order.

#include "ui/front-desk/visitor.h"

#include "model/booked-visit.h"

struct _DeskVisitor
{
  GObject parent_instance;

  DeskVisit *visit;
  DeskPerson *person;
  gint64 base;
  gint64 now;
  DeskAppointment *appointment; /* NULL: came without one */
  DeskReception *reception;
  gint64 appointment_base;
};

typedef enum
{
  PROP_VISIT = 1,
  PROP_PERSON,
  PROP_APPOINTMENT,
  PROP_NOW
} DeskVisitorProperty;

static GParamSpec *props[PROP_NOW + 1];

G_DEFINE_FINAL_TYPE (DeskVisitor, desk_visitor, G_TYPE_OBJECT)

static void
desk_visitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskVisitor *self = DESK_VISITOR (object);

  switch ((DeskVisitorProperty)prop_id)
    {
    case PROP_VISIT:
      g_value_set_object (value, self->visit);
      break;
    case PROP_PERSON:
      g_value_set_object (value, self->person);
      break;
    case PROP_APPOINTMENT:
      g_value_set_object (value, self->appointment);
      break;
    case PROP_NOW:
      g_value_set_int64 (value, self->now);
      break;
    }
}

static void
desk_visitor_finalize (GObject *object)
{
  DeskVisitor *self = DESK_VISITOR (object);

  g_clear_object (&self->visit);
  g_clear_object (&self->person);
  g_clear_object (&self->appointment);
  g_clear_object (&self->reception);

  G_OBJECT_CLASS (desk_visitor_parent_class)->finalize (object);
}

static void
desk_visitor_class_init (DeskVisitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_visitor_get_property;
  object_class->finalize = desk_visitor_finalize;

  /**
   * DeskVisitor:visit:
   * The visit as last saved; replaced, never changed in place.
   */
  props[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, DESK_TYPE_VISIT, G_PARAM_READABLE);
  /**
   * DeskVisitor:person:
   * Whom the visit is about, NULL for an anonymous visitor.
   */
  props[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, DESK_TYPE_PERSON, G_PARAM_READABLE);
  /**
   * DeskVisitor:appointment:
   * What the visitor is booked for, as last saved; NULL for whoever came without.
   */
  props[PROP_APPOINTMENT] =
      g_param_spec_object ("appointment", NULL, NULL, DESK_TYPE_APPOINTMENT, G_PARAM_READABLE);
  /**
   * DeskVisitor:now:
   * What time it is, seconds UTC; set each minute.
   */
  props[PROP_NOW] = g_param_spec_int64 ("now", NULL, NULL, G_MININT64, G_MAXINT64, 0, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_visitor_init (DeskVisitor *self)
{
}

/**
 * desk_visitor_new:
 * @visit: the visit
 * @person: (nullable): whom it is about
 * @base: the journal position at which it was read
 *
 * Returns: (transfer full): somebody on the board
 */
DeskVisitor *
desk_visitor_new (DeskVisit *visit, DeskPerson *person, gint64 base)
{
  DeskVisitor *self = g_object_new (DESK_TYPE_VISITOR, NULL);

  self->visit = g_object_ref (visit);
  g_set_object (&self->person, person);
  self->base = base;
  return self;
}

/**
 * desk_visitor_new_booked:
 * @reception: (nullable): with whom
 * @person: (nullable): who is booked
 * @zone: the station's
 * @base: the journal position at which they were read
 *
 * Returns: (transfer full): somebody who is booked and not here
 */
DeskVisitor *
desk_visitor_new_booked (DeskAppointment *appointment, DeskReception *reception, DeskPerson *person,
                         GTimeZone *zone, gint64 base)
{
  g_autoptr (DeskVisit) visit = desk_booked_visit_new (appointment, zone);
  DeskVisitor *self = desk_visitor_new (visit, person, base);

  desk_visitor_set_appointment (self, appointment, reception, base);
  return self;
}

/**
 * desk_visitor_renew_booked:
 * @self: somebody who is booked and not here
 *
 * Takes over what the store holds now of the appointment and the person. See desk_visitor_new_booked().
 */
void
desk_visitor_renew_booked (DeskVisitor *self, DeskAppointment *appointment, DeskReception *reception,
                           DeskPerson *person, GTimeZone *zone, gint64 base)
{
  g_autoptr (DeskVisit) visit = desk_booked_visit_new (appointment, zone);

  desk_visitor_set_appointment (self, appointment, reception, base);
  desk_visitor_set_visit (self, visit, base);
  desk_visitor_set_person (self, person);
}

/**
 * desk_visitor_get_id:
 *
 * Returns: (transfer none) (nullable): id of the visit; of the appointment while the visitor is not here
 */
const char *
desk_visitor_get_id (DeskVisitor *self)
{
  return desk_record_get_id (desk_visitor_is_here (self) ? DESK_RECORD (self->visit)
                                                         : DESK_RECORD (self->appointment));
}

/**
 * desk_visitor_is_here:
 *
 * Returns: whether there is a visit; FALSE for whoever is expected or did not come
 */
gboolean
desk_visitor_is_here (DeskVisitor *self)
{
  return self->appointment == NULL || desk_record_get_id (DESK_RECORD (self->visit)) != NULL;
}

/**
 * desk_visitor_get_appointment:
 *
 * Returns: (transfer none) (nullable): what the visitor is booked for, as last saved; make a copy to change it
 */
DeskAppointment *
desk_visitor_get_appointment (DeskVisitor *self)
{
  return self->appointment;
}

/**
 * desk_visitor_get_reception:
 *
 * Returns: (transfer none) (nullable): with whom the visitor is booked
 */
DeskReception *
desk_visitor_get_reception (DeskVisitor *self)
{
  return self->reception;
}

/**
 * desk_visitor_set_appointment:
 * @appointment: (nullable): what the visitor is booked for, as it stands now
 * @reception: (nullable): with whom
 * @base: the journal position at which it was read
 */
void
desk_visitor_set_appointment (DeskVisitor *self, DeskAppointment *appointment, DeskReception *reception,
                              gint64 base)
{
  self->appointment_base = base;
  g_set_object (&self->reception, reception);
  if (g_set_object (&self->appointment, appointment))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_APPOINTMENT]);
}

/**
 * desk_visitor_get_appointment_base:
 *
 * Returns: the journal position at which the appointment was read
 */
gint64
desk_visitor_get_appointment_base (DeskVisitor *self)
{
  return self->appointment_base;
}

/**
 * desk_visitor_get_visit:
 *
 * Returns: (transfer none): the visit as last saved; make a copy to change it
 */
DeskVisit *
desk_visitor_get_visit (DeskVisitor *self)
{
  return self->visit;
}

/**
 * desk_visitor_set_visit:
 * @visit: the visit as it stands now
 * @base: the journal position at which it was read
 */
void
desk_visitor_set_visit (DeskVisitor *self, DeskVisit *visit, gint64 base)
{
  self->base = base;
  if (g_set_object (&self->visit, visit))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VISIT]);
}

/**
 * desk_visitor_get_person:
 *
 * Returns: (transfer none) (nullable): whom the visit is about
 */
DeskPerson *
desk_visitor_get_person (DeskVisitor *self)
{
  return self->person;
}

/**
 * desk_visitor_set_person:
 * @person: (nullable): whom the visit is about
 */
void
desk_visitor_set_person (DeskVisitor *self, DeskPerson *person)
{
  if (g_set_object (&self->person, person))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSON]);
}

/**
 * desk_visitor_get_base:
 *
 * Returns: the journal position at which the visit was read: what the officer has seen
 */
gint64
desk_visitor_get_base (DeskVisitor *self)
{
  return self->base;
}

/**
 * desk_visitor_get_now:
 *
 * Returns: what time it is, seconds UTC, at the last tick
 */
gint64
desk_visitor_get_now (DeskVisitor *self)
{
  return self->now;
}

/**
 * desk_visitor_set_now:
 * @now: seconds UTC
 */
void
desk_visitor_set_now (DeskVisitor *self, gint64 now)
{
  if (self->now == now)
    return;
  self->now = now;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOW]);
}

static gboolean
is_no_show (DeskVisitor *self)
{
  return g_strcmp0 (desk_record_get_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_STATE), "no_show")
         == 0;
}

/**
 * desk_visitor_get_since:
 *
 * Returns: the instant since which the visitor is where the board says: of whoever did not come, the time of the
 *   appointment; see desk_visit_get_since()
 */
gint64
desk_visitor_get_since (DeskVisitor *self)
{
  return desk_visitor_is_here (self) ? desk_visit_get_since (self->visit)
                                     : desk_record_get_integer (DESK_RECORD (self->visit), DESK_VISIT_BOOKED);
}

/**
 * desk_visitor_get_section:
 *
 * Returns: where on the board the visitor stands
 */
DeskSection
desk_visitor_get_section (DeskVisitor *self)
{
  static const struct
  {
    const char *state;
    DeskSection section;
  } sections[] = {
    { "waiting", DESK_SECTION_WAITING }, { "called", DESK_SECTION_CALLED },
    { "serving", DESK_SECTION_SERVING }, { "held", DESK_SECTION_HELD },
    { "finished", DESK_SECTION_DONE },   { "left", DESK_SECTION_DONE },
    { "no_show", DESK_SECTION_DONE },
  };

  if (!desk_visitor_is_here (self))
    return desk_appointment_is_expected (self->appointment) ? DESK_SECTION_EXPECTED
           : is_no_show (self)                              ? DESK_SECTION_DONE
                                                            : DESK_SECTION_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (desk_visitor_is_state (self, sections[i].state))
      return sections[i].section;
  return DESK_SECTION_NONE;
}

/**
 * desk_visitor_is_state:
 * @state: a state of a visit, "serving"
 */
gboolean
desk_visitor_is_state (DeskVisitor *self, const char *state)
{
  return g_strcmp0 (desk_record_get_text (DESK_RECORD (self->visit), DESK_VISIT_STATE), state) == 0;
}

static int
compare_since (DeskVisitor *a, DeskVisitor *b)
{
  gint64 time_a = desk_visitor_get_since (a);
  gint64 time_b = desk_visitor_get_since (b);

  return (time_a > time_b) - (time_a < time_b);
}

static int
compare_within (DeskVisitor *a, DeskVisitor *b, DeskSection section)
{
  switch (section)
    {
    case DESK_SECTION_WAITING:
      return desk_visit_compare_queue (a->visit, b->visit, a->now);
    case DESK_SECTION_EXPECTED:
    case DESK_SECTION_CALLED:
    case DESK_SECTION_SERVING:
    case DESK_SECTION_HELD:
      return compare_since (a, b);
    case DESK_SECTION_DONE:
      return compare_since (b, a);
    case DESK_SECTION_NONE:
    default:
      return 0;
    }
}

/**
 * desk_visitor_compare:
 * The order of the board: by section; who waits in the order of the queue, who is done with the last one first.
 */
int
desk_visitor_compare (gconstpointer a, gconstpointer b)
{
  DeskVisitor *first = (DeskVisitor *)a;
  DeskVisitor *second = (DeskVisitor *)b;
  DeskSection section = desk_visitor_get_section (first);
  int sections = (int)section - (int)desk_visitor_get_section (second);
  int within = sections == 0 ? compare_within (first, second, section) : sections;

  return within != 0 ? within : g_strcmp0 (desk_visitor_get_id (first), desk_visitor_get_id (second));
}
