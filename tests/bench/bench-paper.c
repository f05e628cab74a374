// SPDX-License-Identifier: GPL-3.0-or-later
// A statement of twenty pages: broken into pages and every page drawn, against Pango laying out the same text once.

#include "figure.h"
#include "paper/papers.h"

#define N_RUNS 15
#define N_PAGES 20
#define RATIO 2.0

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 640; i++)
    {
      g_string_append_printf (text,
                              "Далі, близько %u години, він сказав, що нічого не пам’ятає, і пішов у бік "
                              "вулиці Шевченка. Я чекала ще годину, потім подзвонила сестрі.",
                              i % 24);
      g_string_append (text, i % 3 == 2 ? "\n" : " ");
    }
  return g_string_free (text, FALSE);
}

static DeskPaperSource *
make_source (const char *text)
{
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, NULL);
  g_autoptr (DeskProfile) profile = desk_profile_new_from_bytes (json, "ua", NULL);
  g_autoptr (DeskStation) station = g_object_new (DESK_TYPE_STATION, "name", "Відділ поліції № 1", NULL);
  g_autoptr (DeskStatement) statement =
      g_object_new (DESK_TYPE_STATEMENT, "no", "PL1-A/2026/00153", "kind", "crime_report", NULL);
  DeskPaperSource *source =
      desk_paper_source_new (profile, station, desk_profile_get_time_zone (profile), 1795345200);
  DeskPaperStatement about = { .statement = statement };

  desk_statement_set_text (statement, text);
  desk_paper_source_set_statement (source, &about);
  return source;
}

/* Drawn as a PDF draws it and for the printer: commands, no pixels. */
static double
render (DeskPaperSource *source)
{
  const cairo_rectangle_t page = { 0, 0, 595, 842 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DeskSheet) sheet = desk_papers_find ("statement")->make (source, "uk");

  for (guint i = 0; i < desk_sheet_get_n_pages (sheet); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
      cairo_t *cairo = cairo_create (surface);

      desk_sheet_draw_page (sheet, i, cairo);
      cairo_destroy (cairo);
      cairo_surface_destroy (surface);
    }
  if (desk_sheet_get_n_pages (sheet) < N_PAGES)
    g_error ("only %u pages", desk_sheet_get_n_pages (sheet));
  return (double)(g_get_monotonic_time () - start) / 1000;
}

/* The same text in the same letters and the same width, in one go. */
static double
lay_out (const char *text)
{
  gint64 start = g_get_monotonic_time ();
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font =
      pango_font_description_from_string ("Noto Sans, Cantarell, sans-serif");

  pango_font_description_set_absolute_size (font, 10.5 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, 476 * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, NULL);
  g_object_unref (context);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

int
main (void)
{
  g_autofree char *text = make_text ();
  g_autoptr (DeskPaperSource) source = make_source (text);
  g_autoptr (GArray) rendered = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) laid_out = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RUNS; i++)
    {
      double mine = render (source);
      double plain = lay_out (text);

      g_array_append_val (rendered, mine);
      g_array_append_val (laid_out, plain);
    }
  figure_print ("paper.render", figure_percentile (rendered, 0.5), "ms", 0, NULL);
  figure_print ("paper.ratio", figure_percentile (rendered, 0.5) / figure_percentile (laid_out, 0.5), "times",
                RATIO, "Pango laying out the same text once");
  return 0;
}
