// SPDX-License-Identifier: GPL-3.0-or-later
// The records a source holds. It takes a copy of each with references to what belongs to it.

#include "paper/paper-source-private.h"

static void
paper_visit_free (DeskPaperVisit *visit)
{
  g_clear_object (&visit->visit);
  g_clear_object (&visit->person);
  g_clear_object (&visit->officer);
  g_free (visit);
}

static void
paper_statement_free (DeskPaperStatement *statement)
{
  g_clear_object (&statement->statement);
  g_clear_object (&statement->applicant);
  g_clear_object (&statement->officer);
  g_clear_pointer (&statement->persons, g_hash_table_unref);
  g_clear_pointer (&statement->attachments, g_ptr_array_unref);
  g_clear_pointer (&statement->dues, g_array_unref);
  g_free ((char *)statement->supplement_no);
  g_free ((char *)statement->seal);
  g_free (statement);
}

static void
paper_draft_free (DeskPaperDraft *draft)
{
  g_clear_object (&draft->statement);
  g_clear_object (&draft->officer);
  g_free ((char *)draft->form);
  g_free ((char *)draft->number);
  g_free (draft);
}

static void
paper_loss_free (DeskPaperLoss *loss)
{
  g_clear_object (&loss->loss);
  g_clear_object (&loss->applicant);
  g_clear_object (&loss->officer);
  g_clear_pointer (&loss->persons, g_hash_table_unref);
  g_free ((char *)loss->statement_no);
  g_free ((char *)loss->seal);
  g_free (loss);
}

static void
paper_find_free (DeskPaperFind *find)
{
  g_clear_object (&find->find);
  g_clear_object (&find->finder);
  g_clear_object (&find->receiver);
  g_clear_object (&find->officer);
  g_clear_object (&find->handed_by);
  g_free ((char *)find->match_no);
  g_free ((char *)find->seal);
  g_free (find);
}

static void
paper_appointment_free (DeskPaperAppointment *appointment)
{
  g_clear_object (&appointment->appointment);
  g_clear_object (&appointment->reception);
  g_clear_object (&appointment->official);
  g_clear_object (&appointment->person);
  g_clear_object (&appointment->officer);
  g_free ((char *)appointment->statement_no);
  g_free ((char *)appointment->moved_no);
  g_free (appointment);
}

static void
paper_reception_free (DeskPaperReception *reception)
{
  g_clear_object (&reception->reception);
  g_clear_object (&reception->official);
  g_free (reception);
}

static void
paper_hint_free (DeskPaperHint *hint)
{
  g_free ((char *)hint->section);
  g_free ((char *)hint->key);
  g_free ((char *)hint->text);
  g_free (hint);
}

/* Begins with no records. */
void
desk_paper_source_begin_records (DeskPaperSource *self)
{
  self->visits = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_visit_free);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_statement_free);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_draft_free);
  self->hints = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_hint_free);
  self->losses = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_loss_free);
  self->finds = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_find_free);
  self->appointments = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_appointment_free);
  self->receptions = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_reception_free);
  self->offices = g_ptr_array_new_with_free_func (g_object_unref);
}

void
desk_paper_source_clear_records (DeskPaperSource *self)
{
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->hints, g_ptr_array_unref);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
  g_clear_pointer (&self->finds, g_ptr_array_unref);
  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_clear_pointer (&self->receptions, g_ptr_array_unref);
  g_clear_pointer (&self->offices, g_ptr_array_unref);
}

/* Keeps what a copied record points to. */
static void
keep (gpointer object)
{
  if (object != NULL)
    g_object_ref (object);
}

/**
 * desk_paper_source_add_visit:
 * @person: (nullable): NULL for an anonymous visitor
 * @officer: (nullable): who served
 *
 * Adds a visit; lists keep the order in which they were added.
 */
void
desk_paper_source_add_visit (DeskPaperSource *self, DeskVisit *visit, DeskPerson *person,
                             DeskOfficer *officer)
{
  DeskPaperVisit *added = g_new0 (DeskPaperVisit, 1);

  added->visit = g_object_ref (visit);
  g_set_object (&added->person, person);
  g_set_object (&added->officer, officer);
  g_ptr_array_add (self->visits, added);
}

/**
 * desk_paper_source_add_office:
 *
 * Adds an office of another authority, to which visitors may be sent.
 */
void
desk_paper_source_add_office (DeskPaperSource *self, DeskAgency *office)
{
  g_ptr_array_add (self->offices, g_object_ref (office));
}

/**
 * desk_paper_source_get_n_offices:
 *
 * Returns: how many offices were added
 */
guint
desk_paper_source_get_n_offices (DeskPaperSource *self)
{
  return self->offices->len;
}

/**
 * desk_paper_source_get_office:
 *
 * Returns: (transfer none): an office, in the order in which they were added
 */
DeskAgency *
desk_paper_source_get_office (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->offices, position);
}

/**
 * desk_paper_source_set_statement:
 * @statement: copied
 *
 * Sets the one statement that papers are about.
 */
void
desk_paper_source_set_statement (DeskPaperSource *self, const DeskPaperStatement *statement)
{
  g_ptr_array_set_size (self->statements, 0);
  desk_paper_source_add_statement (self, statement);
}

/**
 * desk_paper_source_add_statement:
 * @statement: copied
 *
 * Adds a statement; registers keep the order in which they were added.
 */
void
desk_paper_source_add_statement (DeskPaperSource *self, const DeskPaperStatement *statement)
{
  DeskPaperStatement *added = g_memdup2 (statement, sizeof *statement);

  g_object_ref (added->statement);
  keep (added->applicant);
  keep (added->officer);
  if (added->persons != NULL)
    g_hash_table_ref (added->persons);
  if (added->attachments != NULL)
    g_ptr_array_ref (added->attachments);
  if (added->dues != NULL)
    g_array_ref (added->dues);
  added->supplement_no = g_strdup (added->supplement_no);
  added->seal = g_strdup (added->seal);
  g_ptr_array_add (self->statements, added);
}

/**
 * desk_paper_source_get_copies:
 * @paper: id of a paper
 *
 * Returns: how many copies of it are usually printed: of a statement as many as its kind says, of an act one for each who signs
 *   it, else one
 */
guint
desk_paper_source_get_copies (DeskPaperSource *self, const char *paper)
{
  const DeskPaperStatement *row;
  const char *kind;
  DeskTerm *term;

  if (g_str_equal (paper, "find-act"))
    return 2;
  if (!g_str_equal (paper, "statement") || self->statements->len == 0)
    return 1;
  row = g_ptr_array_index (self->statements, 0);
  kind = desk_record_get_text (DESK_RECORD (row->statement), DESK_STATEMENT_KIND);
  term = kind != NULL ? desk_profile_get_term (self->profile, "statement_kinds", kind) : NULL;
  return term != NULL ? (guint)desk_term_get_number (term, "copies", 1) : 1;
}

/**
 * desk_paper_source_add_draft:
 * @draft: copied
 *
 * Adds an open form; a hand-over keeps the order in which they were added.
 */
void
desk_paper_source_add_draft (DeskPaperSource *self, const DeskPaperDraft *draft)
{
  DeskPaperDraft *added = g_new0 (DeskPaperDraft, 1);

  added->form = g_strdup (draft->form);
  added->number = g_strdup (draft->number);
  g_set_object (&added->statement, draft->statement);
  g_set_object (&added->officer, draft->officer);
  added->touched = draft->touched;
  g_ptr_array_add (self->drafts, added);
}

/**
 * desk_paper_source_add_hint:
 * @hint: copied
 *
 * Adds a line of the crib sheet; lines of one section follow each other.
 */
void
desk_paper_source_add_hint (DeskPaperSource *self, const DeskPaperHint *hint)
{
  DeskPaperHint *added = g_new0 (DeskPaperHint, 1);

  added->section = g_strdup (hint->section);
  added->key = g_strdup (hint->key);
  added->text = g_strdup (hint->text);
  g_ptr_array_add (self->hints, added);
}

/**
 * desk_paper_source_get_n_hints:
 *
 * Returns: how many lines of the crib sheet it holds
 */
guint
desk_paper_source_get_n_hints (DeskPaperSource *self)
{
  return self->hints->len;
}

/**
 * desk_paper_source_get_hint:
 *
 * Returns: (transfer none): the line at a position
 */
const DeskPaperHint *
desk_paper_source_get_hint (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->hints, position);
}

/**
 * desk_paper_source_get_n_statements:
 *
 * Returns: how many statements it holds
 */
guint
desk_paper_source_get_n_statements (DeskPaperSource *self)
{
  return self->statements->len;
}

/**
 * desk_paper_source_get_statement:
 *
 * Returns: (transfer none): the statement at a position
 */
const DeskPaperStatement *
desk_paper_source_get_statement (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->statements, position);
}

/**
 * desk_paper_source_get_n_drafts:
 *
 * Returns: how many open forms it holds
 */
guint
desk_paper_source_get_n_drafts (DeskPaperSource *self)
{
  return self->drafts->len;
}

/**
 * desk_paper_source_get_draft:
 *
 * Returns: (transfer none): the open form at a position
 */
const DeskPaperDraft *
desk_paper_source_get_draft (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->drafts, position);
}

/**
 * desk_paper_source_get_n_visits:
 *
 * Returns: how many visits it holds
 */
guint
desk_paper_source_get_n_visits (DeskPaperSource *self)
{
  return self->visits->len;
}

/**
 * desk_paper_source_get_visit:
 *
 * Returns: (transfer none): the visit at a position
 */
const DeskPaperVisit *
desk_paper_source_get_visit (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->visits, position);
}

/**
 * desk_paper_source_set_loss:
 * @loss: copied
 *
 * Sets the one loss that papers are about.
 */
void
desk_paper_source_set_loss (DeskPaperSource *self, const DeskPaperLoss *loss)
{
  g_ptr_array_set_size (self->losses, 0);
  desk_paper_source_add_loss (self, loss);
}

/**
 * desk_paper_source_add_loss:
 * @loss: copied
 *
 * Adds a loss; lists keep the order in which they were added.
 */
void
desk_paper_source_add_loss (DeskPaperSource *self, const DeskPaperLoss *loss)
{
  DeskPaperLoss *added = g_memdup2 (loss, sizeof *loss);

  g_object_ref (added->loss);
  keep (added->applicant);
  keep (added->officer);
  if (added->persons != NULL)
    g_hash_table_ref (added->persons);
  added->statement_no = g_strdup (added->statement_no);
  added->seal = g_strdup (added->seal);
  g_ptr_array_add (self->losses, added);
}

/**
 * desk_paper_source_get_n_losses:
 *
 * Returns: how many losses it holds
 */
guint
desk_paper_source_get_n_losses (DeskPaperSource *self)
{
  return self->losses->len;
}

/**
 * desk_paper_source_get_loss:
 *
 * Returns: (transfer none): the loss at a position
 */
const DeskPaperLoss *
desk_paper_source_get_loss (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->losses, position);
}

/**
 * desk_paper_source_set_find:
 * @find: copied
 *
 * Sets the one find that papers are about.
 */
void
desk_paper_source_set_find (DeskPaperSource *self, const DeskPaperFind *find)
{
  g_ptr_array_set_size (self->finds, 0);
  desk_paper_source_add_find (self, find);
}

/**
 * desk_paper_source_add_find:
 * @find: copied
 *
 * Adds a find; lists keep the order in which they were added.
 */
void
desk_paper_source_add_find (DeskPaperSource *self, const DeskPaperFind *find)
{
  DeskPaperFind *added = g_memdup2 (find, sizeof *find);

  g_object_ref (added->find);
  keep (added->finder);
  keep (added->receiver);
  keep (added->officer);
  keep (added->handed_by);
  added->match_no = g_strdup (added->match_no);
  added->seal = g_strdup (added->seal);
  g_ptr_array_add (self->finds, added);
}

/**
 * desk_paper_source_get_n_finds:
 *
 * Returns: how many finds it holds
 */
guint
desk_paper_source_get_n_finds (DeskPaperSource *self)
{
  return self->finds->len;
}

/**
 * desk_paper_source_get_find:
 *
 * Returns: (transfer none): the find at a position
 */
const DeskPaperFind *
desk_paper_source_get_find (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->finds, position);
}

/**
 * desk_paper_source_set_appointment:
 * @appointment: copied
 *
 * Sets the one appointment that papers are about.
 */
void
desk_paper_source_set_appointment (DeskPaperSource *self, const DeskPaperAppointment *appointment)
{
  g_ptr_array_set_size (self->appointments, 0);
  desk_paper_source_add_appointment (self, appointment);
}

/**
 * desk_paper_source_add_appointment:
 * @appointment: copied
 *
 * Adds a appointment; lists keep the order in which they were added.
 */
void
desk_paper_source_add_appointment (DeskPaperSource *self, const DeskPaperAppointment *appointment)
{
  DeskPaperAppointment *added = g_memdup2 (appointment, sizeof *appointment);

  g_object_ref (added->appointment);
  keep (added->reception);
  keep (added->official);
  keep (added->person);
  keep (added->officer);
  added->statement_no = g_strdup (added->statement_no);
  added->moved_no = g_strdup (added->moved_no);
  g_ptr_array_add (self->appointments, added);
}

/**
 * desk_paper_source_get_n_appointments:
 *
 * Returns: how many appointments it holds
 */
guint
desk_paper_source_get_n_appointments (DeskPaperSource *self)
{
  return self->appointments->len;
}

/**
 * desk_paper_source_get_appointment:
 *
 * Returns: (transfer none): the appointment at a position
 */
const DeskPaperAppointment *
desk_paper_source_get_appointment (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->appointments, position);
}

/**
 * desk_paper_source_add_reception:
 * @reception: copied
 *
 * Adds a reception; lists keep the order in which they were added.
 */
void
desk_paper_source_add_reception (DeskPaperSource *self, const DeskPaperReception *reception)
{
  DeskPaperReception *added = g_memdup2 (reception, sizeof *reception);

  g_object_ref (added->reception);
  keep (added->official);
  g_ptr_array_add (self->receptions, added);
}

/**
 * desk_paper_source_get_n_receptions:
 *
 * Returns: how many receptions it holds
 */
guint
desk_paper_source_get_n_receptions (DeskPaperSource *self)
{
  return self->receptions->len;
}

/**
 * desk_paper_source_get_reception:
 *
 * Returns: (transfer none): the reception at a position
 */
const DeskPaperReception *
desk_paper_source_get_reception (DeskPaperSource *self, guint position)
{
  return g_ptr_array_index (self->receptions, position);
}
