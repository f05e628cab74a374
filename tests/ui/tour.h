// SPDX-License-Identifier: GPL-3.0-or-later
// A way past every page and every dialog of the program, with the same people, records and time of day on each. What is
// looked at there is the affair of the test that goes along.
#pragma once

#include "office.h"

#include "ui/window.h"

/**
 * TourLook:
 * @page: what is in view, the same in every language; it is not seen twice on a tour
 */
typedef void (*TourLook) (DeskWindow *window, const char *page, gpointer data);

typedef struct
{
  const char *language;
  int width, height;
  gboolean large; /* text at 200 % */
  TourLook look;
  TourLook leave; /* (nullable): when a dialog was looked at and closed again */
  gpointer data;
} Tour;

void tour_start (int *argc, char ***argv);
int tour_end (void);

void tour_run (const Tour *tour);
void tour_settle (DeskWindow *window);
void tour_wait_for_quiet (void);
void tour_dismiss_notices (DeskWindow *window);
void tour_set_text_size (gboolean large);
void tour_take_catalogues (const char *folder);

GtkWidget *tour_find (GtkWidget *widget, const char *type, const char *label);
GtkWidget *tour_get_top (DeskWindow *window);
void tour_assert_faultless (const GString *faults);
char *tour_make_path (GtkWidget *widget);
