// SPDX-License-Identifier: GPL-3.0-or-later
// A large town for the benchmarks: a million people and the visits of some years, the same on every machine.
#pragma once

#include "store/database.h"
#include "store/key.h"

#define TOWN_PEOPLE 1000000
#define TOWN_VISITS 300000
#define TOWN_STATEMENTS 200000
#define TOWN_LOSSES 1000000
#define TOWN_NOW G_GINT64_CONSTANT (1780000000) /* 28 May 2026 */
#define TOWN_DAY_START (TOWN_NOW - 20000)

/** Town: a desk that is open, in folders of its own. */
typedef struct
{
  DeskFolders *folders;
  DeskKey *key;
  DeskDatabase *database;
  char *scratch; /* NULL: not a copy */
} Town;

/** TownPerson: what the generator says of person number @i of a town. */
typedef struct
{
  const char *surname;
  const char *given_name;
  const char *patronymic;
  char *phone; /* E.164 */
  char *personal_number;
  char *document;
} TownPerson;

/** TownLoss: what the generator says of lost document number @i of a town. */
typedef struct
{
  guint holder; /* number of the person */
  const char *type;
  char *number;
  gint64 missed;
} TownLoss;

void town_open (Town *town, gboolean scratch);
void town_open_with_statements (Town *town, gboolean scratch);
void town_open_with_losses (Town *town);
char *town_make_word (guint i);
void town_close (Town *town);
void town_make_person (guint i, TownPerson *person);
void town_clear_person (TownPerson *person);
void town_make_loss (guint i, TownLoss *loss);
