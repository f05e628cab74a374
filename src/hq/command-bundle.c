// SPDX-License-Identifier: GPL-3.0-or-later
// What came from a desk without a link.

#include "hq/bundle-answer.h"
#include "hq/command.h"

/** Takes a bundle and writes its answer. */
gboolean
do_bundle (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (GFile) bundle = NULL;
  g_autoptr (GFile) answer = NULL;
  g_autofree char *made = NULL;
  g_auto (DeskBundleReport) report = { 0 };

  if (options->words[1] == NULL || options->answer == NULL)
    return refuse_words (error, "Say which files: dutydesk-hq bundle PL1-B.ddb --answer=PL1-B-answer.ddb");
  bundle = g_file_new_for_commandline_arg (options->words[1]);
  answer = g_file_new_for_commandline_arg (options->answer);
  if (g_file_equal (bundle, answer))
    return refuse_words (error, "The answer needs a file of its own.");
  if (!desk_bundle_answer (databases->ledger, databases->registry, databases->rules, get_now, NULL, bundle,
                           answer, &report, error))
    return FALSE;
  made = format_time (report.made);
  g_print ("%s, made %s by its clock\t%u lines\t%u new\t%u waiting\t%u parts of attachments\n", report.from,
           made, report.n_lines, report.n_taken, report.n_waiting, report.n_parts);
  return TRUE;
}
